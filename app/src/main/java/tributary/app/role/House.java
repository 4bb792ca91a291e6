package tributary.app.role;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.app.broker.Broker;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.config.Config;
import tributary.app.config.ConfigException;
import tributary.app.config.FeedEntry;
import tributary.app.config.KafkaConfig;
import tributary.app.feed.FeedRegistry;
import tributary.app.feed.OpmlFile;
import tributary.app.run.Runs;
import tributary.app.topic.TopicDesk;
import tributary.events.feed.Feed;
import tributary.events.topic.Cluster;

/// A broker that answers, with all topics on it as they must be.
///
/// @param broker the configured one, one that runs already, or our own
public record House(Config config, Broker broker, Cluster cluster) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(House.class);
  private static final Duration GRACE = Duration.ofMinutes(30);

  /// Reaches a broker that runs, or starts one for the moment; makes or checks the topics.
  public static House open(Config config) {
    KafkaConfig kafka = config.kafka();
    return on(
        Broker.reach(kafka.bootstrap(), kafka.properties(), config.broker(), kafka.port()), config);
  }

  /// Like [#open], but for who comes to stay: a data folder on which another process runs is
  /// refused, as two sets of roles would take each other's work away.
  public static House own(Config config) {
    return config.kafka().bootstrap() == null
        ? on(EmbeddedBroker.open(config.broker(), config.kafka().port()), config)
        : open(config);
  }

  private static House on(Broker broker, Config config) {
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

  /// The cluster with the run that readers follow.
  public Cluster live() {
    return cluster.of(Runs.on(cluster).live().run());
  }

  /// The list of followed feeds.
  public FeedRegistry feeds() {
    return new FeedRegistry(cluster);
  }

  /// Before when a visit must have been due for its feed to be late; empty where no role is known
  /// to run, as nobody is late then, and in the demo, which lives in a week of its own.
  public Optional<Instant> lateBefore() {
    boolean running =
        broker instanceof Broker.Remote && !Files.exists(config.data().resolve("demo.json"));
    return running ? Optional.of(Instant.now().minus(GRACE)) : Optional.empty();
  }

  /// Follows what the configuration lists, itself and in its OPML file.
  ///
  /// @return what was new or changed
  public List<Feed> registerConfigured() {
    List<Feed> wanted = new ArrayList<>(config.feeds().stream().map(FeedEntry::feed).toList());
    byte[] opml = config.opmlBytes();
    if (opml != null) {
      try {
        OpmlFile file = OpmlFile.read(opml, config.ingest().fetch().allowPrivateAddresses());
        file.refused().forEach(line -> LOG.warn("{}: not followed: {}", config.opml(), line));
        wanted.addAll(file.feeds());
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
