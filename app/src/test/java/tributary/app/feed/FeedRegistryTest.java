package tributary.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.events.feed.Feed;
import tributary.events.feed.Feed.FullText;
import tributary.events.topic.Cluster;

class FeedRegistryTest {
  @TempDir Path folder;

  @Test
  void keepsWhatIsFollowedOnTheTopic() {
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder, 0)) {
      Cluster cluster = Cluster.at(broker.address());
      try (TopicDesk desk = new TopicDesk(cluster)) {
        desk.ensure();
      }
      FeedRegistry registry = new FeedRegistry(cluster);
      Feed a = Feed.at(URI.create("https://a.example/feed"));
      Feed b = Feed.at(URI.create("https://b.example/feed"));

      assertThat(registry.register(List.of(a, b))).containsExactly(a, b);
      assertThat(registry.register(List.of(a))).isEmpty();
      assertThat(registry.pause(a.id(), true).paused()).isTrue();

      // A title given later is taken over; the pause stays.
      Feed titled =
          new Feed(a.id(), a.url(), "A", FullText.AUTO, false, List.of(), Feed.Form.FEED, null);
      assertThat(registry.register(List.of(titled)).getFirst().paused()).isTrue();

      registry.remove(b.id());
      assertThat(registry.all()).extracting(Followed::name).containsExactly("A");
      assertThatThrownBy(() -> registry.remove(b.id()))
          .isInstanceOf(FeedException.class)
          .hasMessageContaining("no feed has the id '" + b.id() + "'");
    }
  }
}
