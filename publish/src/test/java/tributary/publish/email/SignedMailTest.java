package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.james.jdkim.api.SignatureRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.digest.Subscriber;
import tributary.publish.SampleWeek;
import tributary.publish.dkim.KeyFile;
import tributary.publish.dkim.Signature;
import tributary.publish.dkim.SigningKey;

/// Mails as a server receives them.
class SignedMailTest {
  private static final Instant NOW = Instant.parse("2026-11-16T06:01:00Z");
  private static final KeyPair PAIR = KeyFile.pair("RSA", 2048);
  private static final Subscriber ANN =
      new Subscriber("0a0a", "ann@readers.example", List.of("weekly"), List.of());

  @TempDir Path folder;
  private GreenMail server;
  private Sender sender;

  @BeforeEach
  void start() throws Exception {
    server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    server.start();
    Path file = KeyFile.write(folder.resolve("key.pem"), PAIR);
    sender =
        Sender.parse("Der Fluß <brief@river.example>")
            .with(new SampleExits("https://brief.example/" + "a-long-way/".repeat(30)))
            .signing(new Signature(SigningKey.read("river.example", "s1", file)));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void arriveWithASignatureThatHolds() throws Exception {
    Letter letter = letter("Über „alles“: 10 % mehr Strom für دلو", ".\r\n..\r\nFrom here on\n.\n");

    byte[] received = received(letter);

    List<SignatureRecord> good = KeyFile.receiver(PAIR).verify(new ByteArrayInputStream(received));
    assertThat(good).hasSize(1);
    assertThat(good.getFirst().getHeaders().stream().map(CharSequence::toString))
        .contains("list-unsubscribe", "list-unsubscribe-post", "list-id", "message-id", "date");
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getMessageID()).isEqualTo(sender.messageId("weekly-2026-W46", ANN));
    assertThat(mail.getSentDate()).isEqualTo(NOW);
    assertThat(mail.getSubject()).isEqualTo(letter.subject());
    assertThat(mail.getHeader("List-Unsubscribe", null)).hasSizeGreaterThan(300);
  }

  @Test
  void holdNothingThatAServerMightTakeForTheirEnd() throws Exception {
    String text = "x".repeat(100_000) + "\n.\n..\n\r.\r\n\0 \u202E ü\rnext\n";
    byte[] sent = bytes(letter("Long", text));

    String mail = new String(sent, StandardCharsets.ISO_8859_1);
    assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
    assertThat(mail.lines()).allMatch(line -> line.length() <= MimeLetter.LONGEST_LINE);
    assertThat(mail.chars()).allMatch(c -> c < 128);
  }

  @Test
  void areTheSameBytesOnEveryAttempt() throws Exception {
    Letter letter = new Letters(URI.create("https://brief.example/")).write(SampleWeek.digest());

    assertThat(bytes(letter)).isEqualTo(bytes(letter));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deal\r\nBcc: all@evil.example", "a\nb", "a\rb", "a\0b", "a\u0085b"})
  void areNotMadeWithASubjectOfTwoLines(String subject) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bytes(letter(subject, "text")))
        .withMessageContaining("Subject")
        .withMessageNotContaining("evil");
  }

  @Test
  void nameTheListWithoutLettingItsNameOut() throws Exception {
    String title = "\"Week\" <evil@x>, Bcc: y; =?UTF-8?Q?=0D=0ABcc:_z?= für alle";
    Letter letter = new Letter("e", "s", "t", "h", "weekly", title, "en", 0, 0);

    byte[] received = received(letter);

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("List-Id")).hasSize(1);
    assertThat(mail.getHeader("List-Id")[0]).endsWith("<weekly.river.example>");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(KeyFile.receiver(PAIR).verify(new ByteArrayInputStream(received))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weekly\r\nBcc: x@y", "a b", "a>b", ""})
  void areOfNoListWithANameThatIsNone(String list) {
    Letter letter = new Letter("e", "s", "t", "h", list, "Title", "en", 0, 0);
    if (list.isEmpty()) {
      assertThat(sender.headers(envelope(letter))).doesNotContainKeys("List-Id", "Precedence");
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> bytes(letter));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no body@@nowhere",
        "ann@readers.example, bob@readers.example",
        "Friends: ann@readers.example;",
        "ann@readers.example> SIZE=1",
        "\"ann\"@",
        "<ann@readers.example"
      })
  void areNotMadeForAnAddressThatIsNone(String address) {
    Subscriber somebody = new Subscriber("0a0a", address, List.of("weekly"), List.of());
    Letter letter = letter("s", "t");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sender.mime(new Envelope(letter, somebody, "<1@river.example>", NOW)))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("@"));
  }

  @Test
  void sayWhereAnswersAndReturnsGo() throws Exception {
    sender = sender.with("editor@river.example", "returns@river.example");

    received(letter("s", "t"));

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getReplyTo()[0]).hasToString("editor@river.example");
    assertThat(mail.getHeader("Return-Path", null)).contains("returns@river.example");
    assertThat(mail.getHeader("Content-Language", null)).isEqualTo("en");
  }

  @Test
  void sayWhyTheirReceiverGetsThem() {
    Letter letter = letter("s", "Why: " + Letter.REASON);

    assertThat(List.of(Subscriber.Origin.values()))
        .extracting(origin -> sender.ways(envelope(letter, ANN.from(origin))).get(Letter.REASON))
        .doesNotHaveDuplicates()
        .allMatch(reason -> reason.startsWith("You receive this because"))
        .allMatch(reason -> reason.length() <= 76);
  }

  private static Letter letter(String subject, String text) {
    return new Letter(
        "weekly-2026-W46", subject, text, "<p>" + text + "</p>", "weekly", "Week", "en", 1, 0);
  }

  private Envelope envelope(Letter letter) {
    return envelope(letter, ANN);
  }

  private Envelope envelope(Letter letter, Subscriber to) {
    return new Envelope(letter, to, sender.messageId(letter.edition(), to), NOW);
  }

  private byte[] bytes(Letter letter) throws Exception {
    return bytes(sender.mime(envelope(letter)));
  }

  private static byte[] bytes(MimeMessage mail) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.writeTo(out);
    return out.toByteArray();
  }

  private byte[] received(Letter letter) throws Exception {
    MimeMessage mail = sender.mime(envelope(letter));
    try (Transport line = Session.getInstance(new Properties()).getTransport("smtp")) {
      line.connect("127.0.0.1", server.getSmtp().getPort(), null, null);
      line.sendMessage(mail, mail.getAllRecipients());
    }
    return bytes(server.getReceivedMessages()[0]);
  }
}
