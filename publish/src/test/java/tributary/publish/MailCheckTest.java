package tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.publish.MailCheck.Finding;
import tributary.publish.MailCheck.Standing;
import tributary.publish.email.Uncertain;

class MailCheckTest {
  private GreenMail server;

  @BeforeEach
  void start() {
    server =
        new GreenMail(
            new ServerSetup[] {
              ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()
            });
    server.setUser("brief@river.example", "brief", "secret");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void findsThatAllIsWellAndSendsNothing() {
    List<Finding> found = check(smtp("brief", "secret", false), bounces("secret", "INBOX"));

    assertThat(found)
        .extracting(Finding::standing)
        .containsExactly(Standing.GOOD, Standing.ABSENT, Standing.GOOD);
    assertThat(found.getFirst().sentences())
        .satisfiesExactly(
            line -> assertThat(line).contains("logged in", "NOT encrypted"),
            line -> assertThat(line).isEqualTo("Sender brief@river.example: taken."),
            line -> assertThat(line).isEqualTo("Receiver brief@river.example: taken."));
    assertThat(found.getLast().sentences())
        .containsExactly("The mailbox at 127.0.0.1 can be read; 0 mails lie there unread.");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void saysWhatIsWrongAndWhereToMendIt() throws IOException {
    assertThat(server(smtp("brief", "wrong", false)))
        .containsExactly(
            "Connection: mail server 127.0.0.1: user name or password not accepted. See"
                + " publish.mail.smtp.username and password.");
    assertThat(server(smtp("brief", "secret", true)).getFirst())
        .contains("does not encrypt on port", "publish.mail.smtp.startTls");
    assertThat(
            server(
                    new SmtpConfig(
                        "127.0.0.1",
                        closedPort(),
                        null,
                        null,
                        false,
                        Duration.ofSeconds(5),
                        1,
                        null,
                        null,
                        null))
                .getFirst())
        .contains("cannot be reached", "publish.mail.smtp.host and port");
    List<Finding> found = check(smtp(null, null, false), bounces("wrong", "INBOX"));
    assertThat(found.getLast().standing()).isEqualTo(Standing.WRONG);
    assertThat(found.getLast().sentences().getFirst())
        .contains("user name or password not accepted", "publish.mail.bounces.username");
    assertThat(
            check(smtp(null, null, false), bounces("secret", "Nowhere"))
                .getLast()
                .sentences()
                .getFirst())
        .contains("no such folder", "publish.mail.bounces.folder");
  }

  @Test
  void saysThatAKeyIsMissing(@TempDir Path folder) {
    DkimConfig dkim = new DkimConfig("river.example", "autumn", folder.resolve("none.pem"));
    MailConfig config =
        new MailConfig(
            "Tributary <brief@river.example>",
            null,
            null,
            List.of(),
            Uncertain.HOLD,
            smtp(null, null, false),
            dkim,
            null);
    List<Finding> found = new MailCheck(with(config)).findings(null);

    assertThat(found.get(1).standing()).isEqualTo(Standing.WRONG);
    assertThat(found.get(1).sentences().getFirst()).contains("none.pem");
  }

  private List<String> server(SmtpConfig smtp) {
    Finding found = check(smtp, null).getFirst();
    assertThat(found.standing()).isEqualTo(Standing.WRONG);
    return found.sentences();
  }

  private static List<Finding> check(SmtpConfig smtp, @Nullable BouncesConfig bounces) {
    return new MailCheck(
            with(
                new MailConfig(
                    "Tributary <brief@river.example>",
                    null,
                    null,
                    List.of(),
                    Uncertain.HOLD,
                    smtp,
                    null,
                    bounces)))
        .findings(null);
  }

  private static PublishConfig with(MailConfig mail) {
    PublishConfig usual = PublishConfig.defaults();
    return new PublishConfig(usual.digests(), usual.weights(), mail, usual.web(), usual.model());
  }

  private SmtpConfig smtp(@Nullable String user, @Nullable String password, boolean startTls) {
    return new SmtpConfig(
        "127.0.0.1",
        server.getSmtp().getPort(),
        user,
        password,
        startTls,
        Duration.ofSeconds(20),
        1,
        null,
        null,
        null);
  }

  private BouncesConfig bounces(String password, String folder) {
    return new BouncesConfig(
        "127.0.0.1", server.getImap().getPort(), "brief", password, false, folder, null, null);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
