package tributary.app.trial;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import tributary.events.topic.Cluster;

/// How far the enrich role has come with `posts`.
public final class WorkedOff implements AutoCloseable {
  private final Cluster cluster;
  private final Admin admin;

  public WorkedOff(Cluster cluster) {
    this.cluster = cluster;
    this.admin = Admin.create(cluster.admin());
  }

  /// Records, marks among them, that its instances have committed.
  ///
  /// @throws IllegalStateException if the broker does not say
  public long records() throws InterruptedException {
    String group = cluster.prefix() + "enrich";
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(entry -> entry.getKey().topic().equals(cluster.topics().posts().name()))
          .filter(entry -> entry.getValue() != null)
          .mapToLong(entry -> entry.getValue().offset())
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not say how far " + group + " is", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
