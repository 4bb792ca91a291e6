package tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.push.PushConfig;
import tributary.ingest.schedule.CadenceConfig;

class IngestConfigTest {
  @Test
  void namesTheKeyThatIsWrong() {
    Duration hour = Duration.ofHours(1);

    assertThatThrownBy(() ->
            new IngestConfig(
                0, hour, CadenceConfig.defaults(), FetchConfig.defaults(), PushConfig.defaults()))
        .hasMessageContaining("workers");
    assertThatThrownBy(() -> new CadenceConfig(Duration.ZERO, hour, hour, hour, hour))
        .hasMessageContaining("least");
    assertThatThrownBy(() -> new CadenceConfig(hour, Duration.ofMinutes(1), hour, hour, hour))
        .hasMessageContaining("most");
    assertThatThrownBy(() -> new CadenceConfig(hour, hour, hour, Duration.ofMinutes(1), hour))
        .hasMessageContaining("backoffMost");
    assertThatThrownBy(() -> new FetchConfig(null, false, hour, 1, Duration.ofSeconds(-1), 5))
        .hasMessageContaining("deadline");
  }

  @Test
  void reachesNoPrivateAddressUnlessToldTo() {
    assertThat(IngestConfig.defaults().fetch().allowPrivateAddresses()).isFalse();
  }
}
