package tributary.app.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.app.topic.Scribe;
import tributary.events.digest.Digest;
import tributary.publish.Publish;

/// A reader's whole way in a real browser, without a script: the form, the mail, its link, the
/// newest edition, and out again.
class SignUpInABrowserTest {
  private static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");
  private static final String BOB = "bob@readers.example";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path data;
  private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private Playwright playwright;
  private Browser browser;
  private House house;
  private Publish publish;

  @BeforeEach
  void open() throws Exception {
    Path program = program();
    mail.start();
    Path file =
        Files.writeString(
            data.resolve("tributary.yaml"),
            """
            publish:
              digests: [{name: weekly, day: monday, hour: '00:00', zone: UTC}]
              mail:
                from: The Week <week@example.org>
                smtp: {host: 127.0.0.1, port: '${SMTP}', startTls: false}
              web: {port: 0}
            """);
    Config config = Config.read(file, Map.of("SMTP", Integer.toString(mail.getSmtp().getPort())));
    house = House.open(config);
    new Scribe(house.cluster())
        .write(house.cluster().topics().digests(), Map.of(edition().edition(), edition()));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    publish =
        new Publish(house.cluster(), config.publish(), config.data(), clock, config.instance());
    publish.start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setChromiumSandbox(false)
                    .setTimeout(120_000));
  }

  private static Path program() {
    List<String> names =
        List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    String why = "NOT TESTED IN A BROWSER: no " + String.join(", ", names) + " on the search path.";
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> {
          System.err.println(why);
          return abort(why);
        });
  }

  @AfterEach
  void close() {
    if (playwright != null) {
      playwright.close();
    }
    if (publish != null) {
      publish.close();
    }
    if (house != null) {
      house.close();
    }
    mail.stop();
  }

  @Test
  void signsUpConfirmsReceivesAndUnsubscribes() throws Exception {
    Page page =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)).newPage();
    page.setDefaultTimeout((double) PATIENCE.toMillis());
    page.navigate("http://127.0.0.1:" + publish.port() + "/");
    page.locator("nav a:has-text('Subscribe')").click();
    page.locator("input[name=address]").fill(BOB);
    page.locator("main form button").click();
    page.locator("h1:has-text('Look into your mailbox')").waitFor();

    page.navigate(link(mail(1), "/subscribe/"));
    assertThat(page.locator("h1").textContent()).isEqualTo("Confirm your address");
    page.locator("main form button").click();
    page.locator("h1:has-text('Welcome')").waitFor();

    assertThat(mail(2).getSubject()).contains("The week in brief");

    page.locator("a:has-text('Choose what comes')").click();
    page.locator("button[name=leave]").click();
    page.locator("[role=status]:has-text('nothing comes to you any more')").waitFor();
  }

  /// The nth mail that has come.
  private MimeMessage mail(int count) {
    assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), count)).as("mail %d", count).isTrue();
    return mail.getReceivedMessages()[count - 1];
  }

  private static String link(MimeMessage message, String path) throws Exception {
    String text =
        message.getContent() instanceof MimeMultipart parts
            ? GreenMailUtil.getBody(parts.getBodyPart(0))
            : String.valueOf(message.getContent());
    Matcher found =
        Pattern.compile("http://127\\.0\\.0\\.1:\\d+" + path + "\\S+")
            .matcher(text.replace("=\r\n", "").replace("=3D", "="));
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }

  private static Digest edition() {
    return new Digest(
        "weekly-2026-W46",
        1,
        "weekly",
        "The week in brief",
        Instant.parse("2026-11-09T00:00:00Z"),
        Instant.parse("2026-11-16T00:00:00Z"),
        ZoneOffset.UTC,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Digest.Counts(0, 0, 0, 0),
        null,
        null);
  }
}
