package tributary.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.ingest.text.Reading;

class WallTest {
  private static final String TEXT =
      "<p>The new accelerator was shown on Monday, and it draws less power than the old one, "
          + "said the maker. Its memory holds twice as much, and its links are faster.</p>";
  private static final String PAID =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":"
          + "\"False\"}</script>";

  private static Reading<Page> read(String html) {
    return Page.read(
        html.getBytes(StandardCharsets.UTF_8),
        URI.create("http://outlet.example/a"),
        "text/html; charset=utf-8");
  }

  private static String problem(String html) {
    return switch (read(html)) {
      case Reading.Read<Page>(Page ignored, String problem) -> String.valueOf(problem);
      case Reading.Unreadable<Page>(String problem) -> problem;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>Before you continue</title><h1>Before you continue</h1><p>We use cookies and data to"
            + " deliver and maintain our services, and to measure how many people read them.</p>",
        "<h1>We value your privacy</h1><p>We and our 812 partners store and access information on a"
            + " device, such as cookies, and process personal data, such as unique identifiers.</p>",
        "<title>Zustimmen</title><div><p>Mit Ihrer Einwilligung verwenden wir Cookies, um Inhalte zu"
            + " personalisieren und die Zugriffe auf unsere Website zu analysieren.</p>"
            + "<button>Zustimmen und weiter</button></div>",
        "<h1>Avant de continuer</h1><p>Nous utilisons des cookies pour mesurer l’audience et vous"
            + " proposer des publicités, avec votre accord seulement.</p>"
      })
  void knowsAPageThatAsksForConsent(String html) {
    assertThat(problem(html)).isEqualTo("a consent page came in place of the article");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>Just a moment...</title><p>Checking that the site connection is secure.</p>",
        "<title>outlet.example</title><p>Please complete the task below to show that you are a person,"
            + " and we will bring you to your page at once.</p><div class=h-captcha></div>",
        "<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission to access this"
            + " page on this server. Reference #18.2f</p>"
      })
  void knowsAChallengeToRobots(String html) {
    assertThat(problem(html)).isEqualTo("a challenge to robots came in place of the article");
  }

  @Test
  void knowsALogin() {
    assertThat(problem("<h1>Welcome back</h1><form><input name=u><input type=password></form>"))
        .isEqualTo("a login page came in place of the article");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>404 - Outlet</title><p>The page that you were looking for has moved, or it never was"
            + " here. Try the search, or go back to the front page and look there.</p>",
        "<h1>Page not found</h1><p>Sorry.</p>",
        "<h1>Seite nicht gefunden</h1>"
      })
  void knowsAnErrorPage(String html) {
    assertThat(problem(html)).isEqualTo("an error page came in place of the article");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<article>%s</article>",
        "<article>%s<div class=gate>Already a subscriber? <a href=/in>Log in</a></div></article>",
        "<article>%s<p>Nur für Abonnenten</p></article>"
      })
  void neverTakesTheBeginningThatAPaywallShowsForAnArticle(String html) {
    String page =
        (html.contains("ubs") || html.contains("Abo") ? "" : PAID) + html.formatted(TEXT.repeat(3));

    assertThat(read(page))
        .isInstanceOfSatisfying(
            Reading.Read.class, read -> assertThat(((Page) read.value()).whole()).isFalse());
    assertThat(problem(page)).isEqualTo("a paywall lets only the beginning of the article through");
  }

  @Test
  void readsAPaidArticleThatIsThereInFull() {
    assertThat(problem(PAID + "<article>" + TEXT.repeat(12) + "</article>")).isEqualTo("null");
  }

  @Test
  void readsArticlesAboutCookiesRobotsAndErrors() {
    String banner =
        "<div class=cookie-banner><p>We use cookies. <button>Accept all cookies</button></div>";
    String login = "<form id=menu-login><input type=password></form>";
    for (String title :
        new String[] {"Access denied: how a state closed its archives", "404: a city"}) {
      String page =
          "<title>"
              + title
              + "</title>"
              + banner
              + login
              + "<h1>"
              + title
              + "</h1><article>"
              + TEXT.repeat(7)
              + "</article>";
      assertThat(problem(page)).isEqualTo("null");
    }
  }
}
