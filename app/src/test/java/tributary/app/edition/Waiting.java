package tributary.app.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

/// Waits for what a publisher does by itself.
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private Waiting() {}

  /// What is waited for.
  interface Question {
    boolean holds() throws Exception;
  }

  static void await(Question question) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!question.holds()) {
      assertThat(Instant.now()).as("it did not come").isBefore(deadline);
      Thread.sleep(50);
    }
  }
}
