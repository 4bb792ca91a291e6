package tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.events.topic.Json;
import tributary.publish.PublishConfig.DigestConfig;
import tributary.publish.PublishConfig.MailConfig;
import tributary.publish.PublishConfig.SmtpConfig;
import tributary.publish.PublishConfig.WebConfig;

class PublishConfigTest {
  private static final PublishConfig DEFAULTS = PublishConfig.defaults();

  @Test
  void makesOneWeeklyDigestWithoutBeingAsked() {
    assertThat(DEFAULTS.plans())
        .singleElement()
        .satisfies(plan -> {
          assertThat(plan.name()).isEqualTo("weekly");
          assertThat(plan.schedule().day()).isEqualTo(DayOfWeek.MONDAY);
          assertThat(plan.schedule().hour()).isEqualTo(LocalTime.of(7, 0));
          assertThat(plan.length()).isEqualTo(20);
        });
  }

  @Test
  void survivesTheWayThroughATree() {
    JsonNode tree = Json.MAPPER.valueToTree(DEFAULTS);

    assertThat(Json.MAPPER.convertValue(tree, PublishConfig.class)).isEqualTo(DEFAULTS);
  }

  @Test
  void namesTheKeyThatIsWrong() {
    assertThatThrownBy(() -> digest("Weekly News")).hasMessageContaining("'Weekly News'");
    assertThatThrownBy(() ->
            new PublishConfig(List.of(digest("a"), digest("a")), DEFAULTS.mail(), DEFAULTS.web()))
        .hasMessageContaining("digests")
        .hasMessageContaining("'a'");
    assertThatThrownBy(() -> new WebConfig("127.0.0.1", 70_000, null))
        .hasMessageContaining("web.port");
    assertThatThrownBy(() -> smtp(0)).hasMessageContaining("mail.smtp.port");
  }

  @Test
  void refusesHeaderLinesInAnAddressAndDoesNotRepeatIt() {
    assertThatThrownBy(() -> mail("ok@readers.example", "ann@readers.example\r\nBcc: x@y.example"))
        .hasMessageContaining("mail.to: entry 2")
        .hasMessageNotContaining("readers");
    assertThatThrownBy(() -> new MailConfig("nobody", List.of(), DEFAULTS.mail().smtp()))
        .hasMessageContaining("mail.from");
  }

  @Test
  void keepsAddressesAndPasswordsToItself() {
    SmtpConfig smtp =
        new SmtpConfig("mail.example", 587, "user", "secret", true, Duration.ofSeconds(9));

    assertThat(new MailConfig("a@b.example", List.of("ann@readers.example"), smtp).toString())
        .doesNotContain("ann", "secret");
  }

  private static DigestConfig digest(String name) {
    return new DigestConfig(name, null, null, null, null, null);
  }

  private static SmtpConfig smtp(int port) {
    return new SmtpConfig(null, port, null, null, true, Duration.ofSeconds(9));
  }

  private static MailConfig mail(String... to) {
    return new MailConfig("a@b.example", List.of(to), smtp(587));
  }
}
