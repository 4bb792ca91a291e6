package tributary.app.monitor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaFuture;

/// What brokers answer, or why not, within seconds.
final class Answers {
  private static final long SECONDS = 5;

  private Answers() {}

  /// @throws Exception with Kafka's own words; a TimeoutException without an answer
  static <T> T of(KafkaFuture<T> answer) throws Exception {
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
