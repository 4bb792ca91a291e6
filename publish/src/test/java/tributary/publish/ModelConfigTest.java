package tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.publish.model.Part;

class ModelConfigTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void isOffByDefault() {
    assertThat(PublishConfig.defaults().model().commentator(Path.of("data"), Clock.systemUTC()))
        .isEmpty();
  }

  @Test
  void isOnWithAnAddressAndAName() {
    assertThat(
            config("http://127.0.0.1:11434/v1", "gemma")
                .commentator(Path.of("d"), Clock.systemUTC()))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h/v1", "model", "http:///v1", "http://me:secret@h/v1"})
  void refusesWhatIsNoEndpointWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(url, "gemma"))
        .withMessageStartingWith("model.url: ")
        .withMessageNotContaining("secret");
  }

  @Test
  void refusesNonsenseByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config("http://h/v1", null))
        .withMessageStartingWith("model.name: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bounded(Duration.ZERO, MINUTE, 1, 1000, Part.SIMPLY))
        .withMessageStartingWith("model.timeout: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bounded(MINUTE, Duration.ofDays(1), 1, 1000, Part.SIMPLY))
        .withMessageStartingWith("model.deadline: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bounded(MINUTE, MINUTE, 0, 1000, Part.SIMPLY))
        .withMessageStartingWith("model.calls: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bounded(MINUTE, MINUTE, 1, 1, Part.SIMPLY))
        .withMessageStartingWith("model.tokens: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bounded(MINUTE, MINUTE, 1, 1000))
        .withMessageStartingWith("model.parts: ");
  }

  private static ModelConfig config(String url, @Nullable String name) {
    return new ModelConfig(
        URI.create(url), name, null, MINUTE, MINUTE, 1, 1000, List.of(Part.SIMPLY));
  }

  private static ModelConfig bounded(
      Duration timeout, Duration deadline, int calls, long tokens, Part... parts) {
    return new ModelConfig(null, null, null, timeout, deadline, calls, tokens, List.of(parts));
  }
}
