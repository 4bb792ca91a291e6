package tributary.app.monitor;

import java.nio.file.Path;
import tributary.events.topic.Cluster;

/// One look, for who does not stay.
public final class Glance {
  private Glance() {}

  /// What is to be seen now of a cluster and the disk of a folder.
  public static Sighting at(Cluster cluster, Path data) {
    try (Probe probe = new Probe(cluster, data)) {
      return probe.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking", e);
    }
  }
}
