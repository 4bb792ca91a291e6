package tributary.publish.herald;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tributary.events.run.Live;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topics;
import tributary.publish.log.TopicReader;

/// Which run is live, as far as the topic `live` was read. For one thread.
public final class Pointer {
  private Live live = Live.FIRST;

  /// The run that is live now.
  public static Live now(Cluster cluster, String client, BooleanSupplier stop) {
    try (TopicReader reader = new TopicReader(cluster, client)) {
      Pointer pointer = new Pointer();
      pointer.follow(reader, cluster.topics());
      reader.toEnd(stop);
      return pointer.live();
    }
  }

  /// Goes by the topic from its beginning on.
  public void follow(TopicReader reader, Topics topics) {
    reader.follow(topics.live(), (partition, key, value) -> take(value));
  }

  private void take(@Nullable Live value) {
    if (value != null && value.turn() > live.turn()) {
      live = value;
    }
  }

  /// The last switch that was read.
  public Live live() {
    return live;
  }
}
