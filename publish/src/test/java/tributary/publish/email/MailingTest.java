package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.digest.Delivery;
import tributary.events.digest.Subscriber;
import tributary.publish.SampleWeek;

class MailingTest {
  private static final Instant NOW = Instant.parse("2026-11-16T06:01:00Z");
  private static final Sender SENDER = Sender.parse("Tributary <brief@river.example>");
  private static final Subscriber ANN =
      new Subscriber("0a0a", "ann@readers.example", List.of("weekly"), List.of());
  private static final Subscriber BOB =
      new Subscriber("0b0b", "bob@readers.example", List.of("weekly"), List.of());

  private static final Terms TERMS = new Terms(Uncertain.HOLD, null);

  @TempDir Path folder;
  private GreenMail server;
  private final List<Delivery> written = new ArrayList<>();
  private Ledger ledger = new Ledger();
  private final Clerk clerk =
      new Clerk() {
        @Override
        public void write(List<Delivery> lines) {
          written.addAll(lines);
        }

        @Override
        public void unusable(Delivery refused) {
          unusable.add(refused.subscriber());
        }
      };
  private final List<String> unusable = new ArrayList<>();
  private final Letter letter = new Letters(null).write(SampleWeek.digest());

  @BeforeEach
  void startServer() {
    server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  @Test
  void sendsTextFirstWithHeadersThatSayWhatItIs() throws Exception {
    mailing(smtp(server.getSmtp().getPort()), NOW).deliver(letter, List.of(ANN), () -> false);

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    Multipart parts = (Multipart) mail.getContent();
    BodyPart text = parts.getBodyPart(0);
    BodyPart html = parts.getBodyPart(1);
    assertThat(text.getContentType()).startsWith("text/plain");
    assertThat((String) text.getContent()).contains("1. Decoupled DiLoCo").contains("SOURCES");
    assertThat(html.getContentType()).startsWith("text/html");
    assertThat((String) html.getContent()).contains("Decoupled DiLoCo");
    assertThat(mail.getSubject()).startsWith("The week in brief, 9–16 November 2026: Decoupled");
    assertThat(mail.getMessageID()).isEqualTo(SENDER.messageId("weekly-2026-W46", ANN));
    assertThat(mail.getHeader("List-Id"))
        .containsExactly("The week in brief <weekly.river.example>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSentDate()).isEqualTo(NOW);
  }

  @Test
  void givesEachReceiverALinkOfHisOwnToLeaveBy() throws Exception {
    URI site = URI.create("https://brief.example/news/");
    Letter outside = new Letters(site).write(SampleWeek.digest());
    Smtp smtp = smtp(server.getSmtp().getPort(), SENDER.with(exits(site)));

    mailing(smtp, NOW).deliver(outside, List.of(ANN, BOB), () -> false);

    assertThat(server.getReceivedMessages()).hasSize(2);
    for (MimeMessage mail : server.getReceivedMessages()) {
      boolean toAnn = mail.getAllRecipients()[0].toString().equals(ANN.address());
      String own = site.resolve("leave/weekly/" + (toAnn ? ANN : BOB).id()).toString();
      String others = site.resolve("leave/weekly/" + (toAnn ? BOB : ANN).id()).toString();
      assertThat(mail.getHeader("List-Unsubscribe", null)).isEqualTo("<" + own + ">");
      assertThat(mail.getHeader("List-Unsubscribe-Post", null))
          .isEqualTo("List-Unsubscribe=One-Click");
      assertThat(mail.getHeader("List-Archive", null)).isEqualTo("<" + site + ">");
      Multipart parts = (Multipart) mail.getContent();
      for (int part = 0; part < 2; part++) {
        assertThat((String) parts.getBodyPart(part).getContent())
            .contains(own)
            .doesNotContain(others)
            .doesNotContain(Letter.EXIT);
      }
    }
  }

  @Test
  void offersNoWayOutThatCannotBeReached() throws Exception {
    mailing(smtp(server.getSmtp().getPort()), NOW).deliver(letter, List.of(ANN), () -> false);

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
    assertThat(letter.text() + letter.html()).doesNotContain(Letter.EXIT);
  }

  @Test
  void promisesOneClickOverAnEncryptedLineAlone() throws Exception {
    URI site = URI.create("http://brief.example/");
    Smtp smtp = smtp(server.getSmtp().getPort(), SENDER.with(exits(site)));
    mailing(smtp, NOW)
        .deliver(new Letters(site).write(SampleWeek.digest()), List.of(ANN), () -> false);

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("List-Unsubscribe")).hasSize(1);
    assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
  }

  private static Exits exits(URI site) {
    return new Exits() {
      @Override
      public URI exit(String digest, String subscriber) {
        return site.resolve("leave/" + digest + "/" + subscriber);
      }

      @Override
      public URI preferences(String subscriber) {
        return site.resolve("preferences/" + subscriber);
      }

      @Override
      public @Nullable URI confirmation(Subscriber subscriber) {
        return null;
      }

      @Override
      public URI archive() {
        return site;
      }
    };
  }

  @Test
  void claimsBeforeItSendsAndNeverSendsTwice() {
    Postman smtp = smtp(server.getSmtp().getPort());

    mailing(smtp, NOW).deliver(letter, List.of(ANN, BOB), () -> false);
    List<Delivery> again = mailing(smtp, NOW).deliver(letter, List.of(ANN, BOB), () -> false);

    for (Subscriber to : List.of(ANN, BOB)) {
      assertThat(written)
          .filteredOn(line -> line.subscriber().equals(to.id()))
          .extracting(Delivery::state)
          .containsExactly(Delivery.State.CLAIMED, Delivery.State.DATA, Delivery.State.SENT);
    }
    assertThat(again).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void goesOnToTheNextWhenAnAddressCannotBeUsed() {
    Subscriber broken = new Subscriber("0a00", "no body@@nowhere", List.of("weekly"), List.of());

    List<Delivery> lines =
        mailing(smtp(server.getSmtp().getPort()), NOW)
            .deliver(letter, List.of(broken, BOB), () -> false);

    assertThat(lines)
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.REFUSED, Delivery.State.SENT);
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(written).extracting(line -> "" + line).noneMatch(line -> line.contains("@@"));
  }

  @Test
  void triesLaterWhenNobodyAnswersAndNotAtOnce() throws IOException {
    Postman down = smtp(freePort());

    mailing(down, NOW).deliver(letter, List.of(ANN), () -> false);
    mailing(smtp(server.getSmtp().getPort()), NOW.plusSeconds(59))
        .deliver(letter, List.of(ANN), () -> false);
    assertThat(server.getReceivedMessages()).isEmpty();

    mailing(smtp(server.getSmtp().getPort()), NOW.plusSeconds(60))
        .deliver(letter, List.of(ANN), () -> false);

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(written)
        .extracting(Delivery::state)
        .containsExactly(
            Delivery.State.CLAIMED,
            Delivery.State.DEFERRED,
            Delivery.State.CLAIMED,
            Delivery.State.DATA,
            Delivery.State.SENT);
    assertThat(written.getLast().attempt()).isEqualTo(2);
  }

  @Test
  void holdsAnAttemptWhoseAnswerWasLostInACrash() {
    ledger.put(line(Delivery.State.DATA, 1));
    Mailing mailing = mailing(smtp(server.getSmtp().getPort()), NOW);

    mailing.settle();
    mailing.deliver(letter, List.of(ANN), () -> false);

    assertThat(written).extracting(Delivery::state).containsExactly(Delivery.State.HELD);
    assertThat(ledger.count(Delivery.State.HELD)).isEqualTo(1);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void holdsAMailWhoseServerHangsUpAfterTheText() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            moment -> moment.step() == ScriptedServer.Step.TEXT ? ScriptedServer.DROP : null)) {
      List<Delivery> lines =
          mailing(smtp(server.port()), NOW).deliver(letter, List.of(ANN), () -> false);

      assertThat(lines).extracting(Delivery::state).containsExactly(Delivery.State.HELD);
    }
  }

  @Test
  void keepsApartNotNowAndNotEver() throws Exception {
    assertThat(answerTo("550 5.1.1 no such user ann@readers.example").state())
        .isEqualTo(Delivery.State.REFUSED);
    assertThat(written.getLast().reply()).contains("550").doesNotContain("ann");

    ledger = new Ledger();
    assertThat(answerTo("451 4.7.1 greylisted, come back").state())
        .isEqualTo(Delivery.State.DEFERRED);
  }

  private Delivery answerTo(String reply) throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(moment -> moment.step() == ScriptedServer.Step.RCPT ? reply : null)) {
      return mailing(smtp(server.port()), NOW)
          .deliver(letter, List.of(ANN), () -> false)
          .getFirst();
    }
  }

  @Test
  void putsMailIntoTheOutboxOnceAndFindsItThereAfterACrash() throws IOException {
    Outbox outbox = new Outbox(folder.resolve("out box"), SENDER);
    List<Delivery> lines = mailing(outbox, NOW).deliver(letter, List.of(ANN), () -> false);
    Path file = folder.resolve("out box/weekly-2026-W46-0a0a.eml");
    assertThat(lines.getFirst().reply()).isEqualTo(file.toString());
    String first = Files.readString(file);
    assertThat(first)
        .contains("Message-ID: " + SENDER.messageId("weekly-2026-W46", ANN))
        .contains("multipart/alternative");

    ledger = new Ledger();
    ledger.put(line(Delivery.State.CLAIMED, 1));
    Mailing restarted = mailing(outbox, NOW.plusSeconds(999));
    restarted.settle();
    restarted.deliver(letter, List.of(ANN), () -> false);

    assertThat(written.getLast().state()).isEqualTo(Delivery.State.SENT);
    assertThat(Files.readString(file)).isEqualTo(first);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void defersWhatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    List<Delivery> lines =
        mailing(new Outbox(file, SENDER), NOW).deliver(letter, List.of(ANN), () -> false);

    assertThat(lines).extracting(Delivery::state).containsExactly(Delivery.State.DEFERRED);
  }

  @Test
  void leavesTheRestWhenAskedAndGoesOnWithThemLater() throws IOException {
    try (ScriptedServer server = ScriptedServer.friendly()) {
      mailing(smtp(server.port()), NOW)
          .deliver(letter, List.of(ANN, BOB), () -> !written.isEmpty());
      assertThat(written).extracting(Delivery::state).containsOnly(Delivery.State.CLAIMED);

      List<Delivery> lines =
          mailing(smtp(server.port()), NOW).deliver(letter, List.of(ANN, BOB), () -> false);

      assertThat(lines).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
      assertThat(server.mails()).hasSize(2);
    }
  }

  @Test
  void takesAddressesOutOfWhatServersSay() {
    assertThat(Sender.redacted("550 <ann@readers.example>: no\r\n such user"))
        .isEqualTo("550 … no such user");
  }

  private Mailing mailing(Postman postman, Instant now) {
    return new Mailing(postman, SENDER, ledger, clerk, TERMS, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Smtp smtp(int port) {
    return smtp(port, SENDER);
  }

  private static Smtp smtp(int port, Sender sender) {
    return new Smtp(
        new Smtp.Server("127.0.0.1", port, null, null, false, Duration.ofSeconds(5)), sender, 1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Delivery line(Delivery.State state, int attempt) {
    return new Delivery("weekly-2026-W46", ANN.id(), state, "<m@h>", attempt, NOW, null, NOW);
  }

  static {
    // GreenMail binds to loopback only.
    assertThat(ServerSetup.getLocalHostAddress()).isEqualTo("127.0.0.1");
  }
}
