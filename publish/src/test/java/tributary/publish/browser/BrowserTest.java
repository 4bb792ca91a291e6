package tributary.publish.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.publish.web.SampleSite;

/// Reading, searching and operating in a real browser; what a machine can tell of the look.
class BrowserTest {
  private static final Set<String> BAD = Set.of("serious", "critical");
  private static final List<String> OF_COLOUR = List.of("color-contrast", "link-in-text-block");
  private static final int FIRST_VIEW = 60_000;

  @TempDir static Path folder;
  private static Chromium chromium;
  private static SampleSite site;
  private final List<String> asked = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;

  @BeforeAll
  static void open() {
    chromium = Chromium.found();
    site = new SampleSite(folder, 0);
    site.start();
  }

  @AfterAll
  static void close() throws InterruptedException {
    if (site != null) {
      site.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void nothingElseWasLoadedAndNobodyComplained() {
    if (context != null) {
      context.close();
    }
    assertThat(asked).allMatch(url -> url.startsWith(site.address().toString()));
    assertThat(complaints).isEmpty();
  }

  private Page page(Browser.NewContextOptions options) {
    if (context != null) {
      context.close();
    }
    context = chromium.browser().newContext(options);
    context.onRequest(request -> asked.add(request.url()));
    context.onConsoleMessage(message -> complaints.add(message.text()));
    context.setDefaultTimeout(60_000);
    return context.newPage();
  }

  private Page page() {
    return page(new Browser.NewContextOptions());
  }

  private static String at(String path) {
    return site.address().resolve(path).toString();
  }

  @Test
  void jumpsFromACitationToItsSourceAndBack() {
    Page page = page();
    page.navigate(at("/"));
    Locator cite = page.locator("a.cite").nth(5);
    String from = cite.getAttribute("id");

    cite.click();

    String source = URI.create(page.url()).getFragment();
    Locator reached = page.locator("#" + source);
    assertThat(reached.evaluate("e => e === document.querySelector(':target')")).isEqualTo(true);
    assertThat(inView(reached)).isTrue();

    reached.locator("a.back[href='#" + from + "']").click();

    assertThat(URI.create(page.url()).getFragment()).isEqualTo(from);
    assertThat(inView(page.locator("#" + from))).isTrue();
  }

  private static boolean inView(Locator place) {
    return (boolean)
        place.evaluate(
            "e => { const r = e.getBoundingClientRect();"
                + " return r.top >= 0 && r.bottom <= innerHeight; }");
  }

  @Test
  void searchesToTheMinute() {
    Page page = page();
    page.navigate(at("/"));

    page.getByRole(AriaRole.SEARCHBOX).fill("bandwidth");
    page.keyboard().press("Enter");
    page.waitForURL("**/search?q=bandwidth");
    for (int i = 0; i < 20 && page.getByText("It took too long").count() > 0; i++) {
      page.reload(); // a search is cut off after a while, which a busy machine may need to warm up
    }

    Locator minute = page.locator(".snippet:has(.moment)").first();
    assertThat(minute.locator("a.moment").getAttribute("href")).contains("#t=");
    assertThat(minute.locator("mark").first().textContent()).isEqualToIgnoringCase("bandwidth");
    minute.locator("a.on").click();
    page.waitForURL("**/episodes/**");
    Locator said = page.locator("#" + URI.create(page.url()).getFragment());
    assertThat(said.textContent()).containsIgnoringCase("bandwidth");
    assertThat(inView(said)).isTrue();
  }

  @Test
  void unsubscribesWhenTheButtonIsPressedAndNotBefore() {
    Page page = page();
    String leave =
        site.paths().stream().filter(path -> path.startsWith("/leave/")).findFirst().orElseThrow();
    page.navigate(at(leave));

    assertThat(page.locator("h1").textContent()).contains("Receive weekly no more?");
    assertThat(site.mailed()).isTrue();
    page.locator("main button").click();
    page.waitForSelector("h1:has-text('Done')");
    assertThat(site.mailed()).isFalse();
  }

  @Test
  void givesAnInstructionAndSaysThatItIsOnTheLog() {
    Page page = page();
    page.navigate(at("/operate"));

    page.locator("button:has-text('Approve')").click();
    page.waitForURL("**/operate?done=1");

    assertThat(page.locator("[role=status]").textContent()).contains("on the log");
  }

  @Test
  void fitsAPhoneWithoutScrollingAside() {
    Page page = page(new Browser.NewContextOptions().setViewportSize(390, 844));
    for (String path : site.paths()) {
      page.navigate(at(path));
      assertThat((int) page.evaluate("document.scrollingElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(390);
    }
    complaints.removeIf(text -> text.contains("404")); // the page that is not there
  }

  @Test
  void isWholeWithoutAScript() {
    Page page = page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    for (String path : site.paths()) {
      page.navigate(at(path));
      assertThat(page.locator("h1").textContent()).as(path).isNotBlank();
      assertThat(page.locator("script").count()).as(path).isZero();
    }
    complaints.removeIf(text -> text.contains("404"));
  }

  @Test
  void accessibilityCheckersFindNothingSeriousInLightAndDark() {
    List<String> found = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = page(new Browser.NewContextOptions().setColorScheme(scheme).setBypassCSP(true));
      for (String path : site.paths()) {
        page.navigate(at(path));
        AxeBuilder axe = new AxeBuilder(page);
        if (scheme == ColorScheme.DARK) {
          axe.withRules(OF_COLOUR);
        }
        axe.analyze().getViolations().stream()
            .filter(rule -> BAD.contains(rule.getImpact()))
            .forEach(rule -> found.add(scheme + " " + path + " " + told(rule)));
      }
    }
    complaints.removeIf(text -> text.contains("404"));
    assertThat(found).isEmpty();
  }

  private static String told(Rule rule) {
    return rule.getId()
        + " "
        + rule.getNodes().stream()
            .limit(3)
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .collect(Collectors.joining("; "));
  }

  @Test
  void isDarkWhereTheReaderWantsIt() {
    Page light = page(new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT));
    light.navigate(at("/"));
    String paper = background(light);
    Page dark = page(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
    dark.navigate(at("/"));

    assertThat(brightness(paper)).isGreaterThan(600);
    assertThat(brightness(background(dark))).isLessThan(150);
  }

  private static String background(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  private static int brightness(String rgb) {
    return List.of(rgb.replaceAll("[^0-9,]", "").split(",")).stream()
        .mapToInt(Integer::parseInt)
        .limit(3)
        .sum();
  }

  @Test
  void aFirstViewIsLightAndNothingHoldsItUp() {
    for (String path :
        List.of("/", site.paths().get(3), site.paths().get(4), "/search?q=bandwidth")) {
      Page page = page();
      List<Response> answers = new ArrayList<>();
      page.onResponse(answers::add);
      page.navigate(at(path));
      page.waitForLoadState(LoadState.NETWORKIDLE);

      int bytes =
          answers.stream()
              .map(answer -> answer.request().sizes())
              .mapToInt(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
              .sum();
      assertThat(bytes).as(path).isBetween(1, FIRST_VIEW);
      assertThat(page.locator("script, img:not([width]), iframe, object").count()).isZero();
      assertThat(page.locator("link[rel=stylesheet]").count()).as(path).isEqualTo(1);
    }
  }

  @Test
  void theKeyboardGoesThroughThePageInItsOrderAndIsSeen() {
    Page page = page();
    page.navigate(at("/"));

    page.keyboard().press("Tab");
    assertThat(focused(page, "e => e.textContent")).isEqualTo("Skip to the text");
    assertThat(inView(page.locator(".skip"))).isTrue();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      page.keyboard().press("Tab");
      order.add(focused(page, "e => e.textContent || e.getAttribute('aria-label')"));
      assertThat(focused(page, "e => getComputedStyle(e).outlineStyle")).isEqualTo("solid");
    }
    assertThat(order)
        .containsExactly("Newest", "Editions", "Subjects", "Subscribe", "Feeds", "Search");

    page.navigate(at("/"));
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.querySelector('main').contains(document.activeElement)"))
        .isEqualTo(true);
  }

  private static String focused(Page page, String what) {
    return (String) page.evaluate("(" + what + ")(document.activeElement)");
  }
}
