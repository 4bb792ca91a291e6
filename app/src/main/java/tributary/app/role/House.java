package tributary.app.role;

import java.util.ArrayList;
import java.util.List;
import tributary.app.broker.Broker;
import tributary.app.config.Config;
import tributary.app.config.ConfigException;
import tributary.app.config.FeedEntry;
import tributary.app.feed.FeedRegistry;
import tributary.app.feed.OpmlFile;
import tributary.app.topic.TopicDesk;
import tributary.events.feed.Feed;
import tributary.events.topic.Cluster;
import tributary.ingest.outlet.HostPartition;

/// A broker that answers, with all topics on it as they must be.
///
/// @param broker the configured one, one that runs already, or our own
public record House(Config config, Broker broker, Cluster cluster) implements AutoCloseable {

  /// Reaches or starts a broker, and makes or checks the topics.
  public static House open(Config config) {
    Broker broker =
        Broker.reach(
            config.kafka().bootstrap(),
            config.kafka().properties(),
            config.broker(),
            config.kafka().port());
    try {
      Cluster cluster = config.kafka().at(broker.address());
      try (TopicDesk desk = new TopicDesk(cluster)) {
        desk.ensure();
      }
      return new House(config, broker, cluster);
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /// The list of followed feeds.
  public FeedRegistry feeds() {
    return new FeedRegistry(cluster, HostPartition::of);
  }

  /// Follows what the configuration lists, itself and in its OPML file.
  ///
  /// @return what was new or changed
  public List<Feed> registerConfigured() {
    List<Feed> wanted = new ArrayList<>(config.feeds().stream().map(FeedEntry::feed).toList());
    String opml = config.opmlText();
    if (opml != null) {
      try {
        wanted.addAll(OpmlFile.read(opml).feeds());
      } catch (IllegalArgumentException e) {
        throw new ConfigException("'opml': " + config.opml() + ": " + e.getMessage());
      }
    }
    return feeds().register(wanted);
  }

  /// Ends the broker if it is ours.
  @Override
  public void close() {
    broker.close();
  }
}
