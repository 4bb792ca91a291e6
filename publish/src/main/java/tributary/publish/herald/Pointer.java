package tributary.publish.herald;

import org.jspecify.annotations.Nullable;
import tributary.events.run.Live;
import tributary.events.topic.Topics;
import tributary.publish.log.TopicReader;

/// Which run is live, as far as the topic `live` was read. For one thread.
final class Pointer {
  private Live live = Live.FIRST;

  void follow(TopicReader reader, Topics topics) {
    reader.follow(topics.live(), (partition, key, value) -> take(value));
  }

  private void take(@Nullable Live value) {
    if (value != null && value.turn() > live.turn()) {
      live = value;
    }
  }

  Live live() {
    return live;
  }
}
