package tributary.publish.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real IMAP server.
class MailboxTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final List<Bounce> taken = new ArrayList<>();
  private GreenMail server;
  private GreenMailUser user;
  private Mailbox mailbox;

  @BeforeEach
  void startServer() {
    server = new GreenMail(new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort()});
    server.start();
    user = server.setUser("returns@river.example", "returns", "secret");
    mailbox = mailbox("secret");
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  private Mailbox mailbox(String password) {
    return new Mailbox(
        new Mailbox.Server(
            "127.0.0.1", server.getImap().getPort(), "returns", password, false, "INBOX", LONG));
  }

  @Test
  void takesEachReportOnceAndMarksIt() throws Exception {
    arrive(SampleReport.delivery("failed", "5.1.1", "550 no"));
    arrive(SampleReport.complaint("abuse"));

    assertThat(mailbox.look(taken::add)).isEqualTo(2);
    assertThat(mailbox.look(taken::add)).isZero();
    assertThat(mailbox("secret").look(taken::add)).isZero();

    assertThat(taken)
        .extracting(Bounce::sort)
        .containsExactly(Bounce.Sort.HARD, Bounce.Sort.COMPLAINT);
  }

  @Test
  void leavesOtherMailAsItIs() throws Exception {
    arrive("Subject: Hello\r\n\r\nA letter to a person.\r\n");
    arrive(SampleReport.delivery("failed", "5.1.1", "550 no"));

    assertThat(mailbox.look(taken::add)).isEqualTo(1);

    assertThat(seen()).containsExactly(false, true);
  }

  @Test
  void offersAgainWhatNobodyCouldTake() throws Exception {
    arrive(SampleReport.delivery("failed", "5.1.1", "550 no"));

    assertThat(mailbox.look(bounce -> false)).isZero();
    assertThat(seen()).containsExactly(false);

    assertThat(mailbox.look(taken::add)).isEqualTo(1);
  }

  @Test
  void readsTheBeginOfAHugeReport() throws Exception {
    String returned =
        "Content-Type: text/plain\r\n\r\n" + "A long line of text.\r\n".repeat(60_000);
    arrive(
        SampleReport.delivery("failed", "5.1.1", "550 no")
            .replace("--b1--\r\n", "--b1\r\n" + returned + "\r\n--b1--\r\n"));

    assertThat(mailbox.look(taken::add)).isEqualTo(1);
  }

  @Test
  void saysWhenItIsNotLetIn() {
    assertThatExceptionOfType(MessagingException.class)
        .isThrownBy(() -> mailbox("wrong").look(taken::add));
  }

  @Test
  void handsOverToTheThreadThatWritesAndMarksWhatThatHasWritten() throws Exception {
    arrive(SampleReport.delivery("failed", "5.1.1", "550 no"));
    CountDownLatch written = new CountDownLatch(1);

    try (Returns returns = new Returns(mailbox, Duration.ofMillis(50))) {
      returns.start();
      while (!written.await(20, TimeUnit.MILLISECONDS)) {
        returns.serve(bounce -> {
          taken.add(bounce);
          written.countDown();
        });
      }
      assertThat(returns.trouble()).isEmpty();
    }

    assertThat(taken).hasSize(1);
  }

  @Test
  void tellsAnOperatorWhyItCannotBeReadWithoutAnySecret() throws Exception {
    try (Returns returns = new Returns(mailbox("wrong"), Duration.ofMillis(20))) {
      returns.start();
      while (returns.trouble().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(returns.trouble().orElseThrow())
          .contains("mail.bounces", "user name or password not accepted")
          .doesNotContain("wrong");
    }
  }

  private void arrive(String mail) throws MessagingException {
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(SampleReport.bytes(mail))));
  }

  private List<Boolean> seen() throws Exception {
    List<Boolean> flags = new ArrayList<>();
    for (var mail : server.getManagers().getImapHostManager().getInbox(user).getMessages()) {
      flags.add(mail.getFlags().contains(Flags.Flag.SEEN));
    }
    return flags;
  }
}
