package tributary.enrich;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import tributary.events.topic.Cluster;

/// Where dead letters go. Were it missing, the first record that cannot be handled would stop
/// enrich after a minute of silence.
record LetterTray(Cluster cluster) {
  private static final long PATIENCE_SECONDS = 30;

  /// @throws IllegalStateException if it is not there
  void check() {
    String name = cluster.topics().deadLetters().name();
    try (Admin admin = Admin.create(cluster.admin())) {
      admin.describeTopics(List.of(name)).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      String what =
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? "There is no topic '%s' at %s, and what cannot be handled must have a place: `tributary topics create` makes it."
                  .formatted(name, cluster.bootstrap())
              : "The topic '%s' at %s cannot be looked at: %s"
                  .formatted(name, cluster.bootstrap(), e.getMessage());
      throw new IllegalStateException(what, e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Kafka at %s does not answer".formatted(cluster.bootstrap()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before enrich could start", e);
    }
  }
}
