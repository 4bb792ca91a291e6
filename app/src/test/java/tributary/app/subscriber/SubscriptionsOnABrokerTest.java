package tributary.app.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.app.topic.Scribe;
import tributary.app.topic.Snapshot;
import tributary.app.watch.StandingClock;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.digest.Subscriber;
import tributary.publish.Publish;
import tributary.publish.Register;

/// Readers come and go on a real broker, a real mail server and real pages. Only the clock is led.
class SubscriptionsOnABrokerTest {
  private static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");
  private static final String BOB = "bob.the.reader@readers.example";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/\\S+)");

  @TempDir Path data;
  private final GreenMail mail =
      new GreenMail(
          new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
  private final HttpClient browser = HttpClient.newHttpClient();
  private final StandingClock clock = new StandingClock(NOW);
  private House house;
  private Publish publish;

  @BeforeEach
  void open() throws Exception {
    mail.setUser("week@example.org", "week", "secret");
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
                bounces:
                  {host: 127.0.0.1, port: '${IMAP}', username: week, password: secret, tls: false, every: 1s}
              web: {port: 0}
            """);
    Config config =
        Config.read(
            file,
            Map.of(
                "SMTP", Integer.toString(mail.getSmtp().getPort()),
                "IMAP", Integer.toString(mail.getImap().getPort())));
    house = House.open(config);
    new Scribe(house.cluster())
        .write(house.cluster().topics().digests(), Map.of(edition().edition(), edition()));
    publish =
        new Publish(house.cluster(), config.publish(), config.data(), clock, config.instance());
    publish.start();
  }

  @AfterEach
  void close() {
    publish.close();
    house.close();
    mail.stop();
  }

  @Test
  void signsUpReadsChoosesLeavesAndIsForgottenOnTheDiskToo() throws Exception {
    forgetFast();
    HttpResponse<String> asked = post("/subscribe", "address=" + BOB);
    assertThat(asked.statusCode()).isEqualTo(200);
    String invitation = path(mail(1), "/subscribe/");
    assertThat(get(invitation).body()).contains("Nothing has changed yet.");

    HttpResponse<String> welcome = post(invitation, "");

    assertThat(welcome.body()).contains("Your address is confirmed.");
    assertThat(mail(2).getSubject()).contains("The week in brief");
    Matcher link = Pattern.compile("href=\"(/preferences/[^\"]+)").matcher(welcome.body());
    assertThat(link.find()).isTrue();
    String preferences = link.group(1);
    assertThat(post(preferences, "leave=yes").body()).contains("nothing comes to you any more");
    assertThat(subscriber().left()).containsExactly("weekly");
    assertThat(post(preferences, "save=yes&digest=weekly").body()).contains("Saved.");
    assertThat(subscriber().receives("weekly")).isTrue();
    assertThat(filesWith(BOB)).as("the address lies on the disk, readable").isNotEmpty();

    assertThat(post(preferences, "forget=yes").body()).contains("your address is erased");

    // Nothing is written on this topic any more but by the publisher's own beat.
    await(() -> {
      clock.to(clock.instant().plus(Duration.ofHours(2)));
      return filesWith(BOB).isEmpty();
    });
    assertThat(mail.getReceivedMessages()).as("nothing was sent twice").hasSize(2);
    assertThat(get(preferences).statusCode()).isEqualTo(403);
  }

  @Test
  void goesByWhatAnOperatorWritesBesideIt() throws Exception {
    try (Register register = register()) {
      assertThat(register.add(BOB, List.of(), List.of())).isPresent();
      register.flush();
    }
    assertThat(mail(1).getSubject()).contains("The week in brief");
    String id = subscriber().id();

    try (Register register = register()) {
      register.remove(BOB);
      assertThat(register.all()).isEmpty();
    }
    try (Register register = register()) {
      assertThat(register.all()).isEmpty();
      register.add(BOB, List.of(), List.of());
      register.flush();
    }

    assertThat(mail(2).getSubject()).contains("The week in brief");
    assertThat(subscriber().id()).as("nothing leads back to the one before").isNotEqualTo(id);
  }

  @Test
  void writesNoMoreToAMailboxOfWhichAMailComesBack() throws Exception {
    try (Register register = register()) {
      register.add(BOB, List.of(), List.of());
      register.flush();
    }
    String message = mail(1).getMessageID();
    mail.getUserManager().getUser("week").deliver(GreenMailUtil.newMimeMessage(report(message)));

    await(() -> subscriber().standing() == Subscriber.Standing.SUSPENDED);
    Delivery line =
        Snapshot.of(house.cluster(), house.cluster().topics().deliveries())
            .values()
            .values()
            .stream()
            .filter(delivery -> delivery.messageId().equals(message))
            .findFirst()
            .orElseThrow();
    assertThat(line.state()).isEqualTo(Delivery.State.REFUSED);
    assertThat(line.reply()).startsWith("came back: ").doesNotContain("@");
  }

  /// RFC 3464.
  private static String report(String messageId) {
    return String.join(
        "\r\n",
        "From: Mail Delivery System <MAILER-DAEMON@mx.readers.example>",
        "To: week@example.org",
        "Subject: Undelivered Mail",
        "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b1",
        "",
        "--b1",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.readers.example",
        "",
        "Final-Recipient: rfc822; " + BOB,
        "Action: failed",
        "Status: 5.1.1",
        "Diagnostic-Code: smtp; 550 5.1.1 <" + BOB + "> no such user",
        "",
        "--b1",
        "Content-Type: text/rfc822-headers",
        "",
        "Message-ID: " + messageId,
        "",
        "--b1--",
        "");
  }

  private Register register() {
    return Register.open(
        house.cluster(), house.config().publish(), house.config().data(), clock, "test");
  }

  private Subscriber subscriber() {
    try (Register register = register()) {
      return register.all().stream().filter(who -> who.at(BOB)).findFirst().orElseThrow();
    }
  }

  /// The topic's own settings, a few seconds for its hours; and plain bytes, so that what lies on
  /// the disk can be read.
  private void forgetFast() throws Exception {
    Map<String, String> settings =
        Map.of(
            "segment.ms", "1000",
            "max.compaction.lag.ms", "2000",
            "delete.retention.ms", "1000",
            "file.delete.delay.ms", "100",
            "compression.type", "uncompressed");
    ConfigResource topic =
        new ConfigResource(
            ConfigResource.Type.TOPIC, house.cluster().topics().subscribers().name());
    List<AlterConfigOp> changes =
        settings.entrySet().stream()
            .map(one ->
                new AlterConfigOp(
                    new ConfigEntry(one.getKey(), one.getValue()), AlterConfigOp.OpType.SET))
            .toList();
    try (Admin admin = Admin.create(house.cluster().admin())) {
      admin.incrementalAlterConfigs(Map.of(topic, changes)).all().get();
    }
  }

  private List<Path> filesWith(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, wanted)).toList();
    } catch (UncheckedIOException e) {
      return filesWith(text); // the broker took a segment away in between
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean holds(Path file, byte[] wanted) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return text.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false; // it went just now
    }
  }

  private MimeMessage mail(int number) throws Exception {
    assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), number)).isTrue();
    MimeMessage last = mail.getReceivedMessages()[number - 1];
    assertThat(Arrays.toString(last.getRecipients(Message.RecipientType.TO))).contains(BOB);
    return last;
  }

  private static String path(MimeMessage mail, String begin) throws Exception {
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    Matcher link = LINK.matcher((String) parts.getBodyPart(0).getContent());
    if (!link.find()) {
      return fail("no link in " + GreenMailUtil.getWholeMessage(mail));
    }
    assertThat(link.group(1)).startsWith(begin);
    return link.group(1);
  }

  private static void await(BooleanSupplier event) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!event.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        fail("it did not come about");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + publish.port() + path);
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
