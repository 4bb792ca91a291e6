package tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.publish.DigestConfig.Rhythm;
import tributary.publish.digest.Weights;

class PublishConfigTest {
  private static final SmtpConfig RELAY =
      new SmtpConfig(
          "mail.example.org",
          587,
          "me",
          "secret",
          true,
          Duration.ofSeconds(20),
          4,
          null,
          null,
          null);

  @Test
  void refusesASenderThatNoMailServerTakes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailConfig("Tributary <tributary@localhost>", List.of(), RELAY))
        .withMessageStartingWith("mail.from: no mail server takes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@a.example, bob@b.example",
        "ann@a.example; bob@b.example",
        "ann@a.example bob@b.example",
        "readers: ann@a.example, bob@b.example;",
        "ann",
        "@a.example",
        "ann@a.example\r\nBcc: eve@e.example"
      })
  void takesOneMailboxALineSoThatNoReaderSeesAnother(String entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailConfig("News <news@example.org>", List.of(entry), RELAY))
        .withMessage("mail.to: entry 1 is not a mail address");
  }

  @Test
  void refusesADayThatItsRhythmHasNoUseFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new DigestConfig(
                "daily",
                null,
                Rhythm.DAY,
                DayOfWeek.MONDAY,
                null,
                null,
                null,
                null,
                null,
                null,
                null))
        .withMessage("digest daily: day is for one of every: week");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new DigestConfig("weekly", null, null, null, 3, null, null, null, null, null, null))
        .withMessage("digest weekly: dayOfMonth is for one of every: month");
  }

  @Test
  void namesADigestByItsRhythmUnlessItHasATitle() {
    DigestConfig monthly =
        new DigestConfig(
            "monthly", null, Rhythm.MONTH, null, 3, null, null, null, null, null, null);

    assertThat(monthly.plan(Weights.EVEN).title()).isEqualTo("The month in brief");
    assertThat(DigestConfig.named("weekly").plan(Weights.EVEN).title())
        .isEqualTo("The week in brief");
  }

  @Test
  void keepsAddressesAndPasswordsOutOfWhatMayBeLogged() {
    MailConfig mail =
        new MailConfig("News <news@example.org>", List.of("reader@example.org"), RELAY);
    assertThat(mail.toString()).doesNotContain("reader@").doesNotContain("secret");
  }
}
