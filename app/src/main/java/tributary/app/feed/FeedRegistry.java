package tributary.app.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntBiFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tributary.app.topic.Snapshot;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.topic.Cluster;

/// The list of followed feeds on a cluster. Not safe against two people changing one feed at the
/// same moment: the later change counts.
public final class FeedRegistry {
  private static final long PATIENCE_SECONDS = 30;

  private final Cluster cluster;
  private final ToIntBiFunction<URI, Integer> partition;

  /// @param partition of a feed's address among so many partitions: ingest's own function, as a
  ///   partition's owner visits the feeds that lie in it
  public FeedRegistry(Cluster cluster, ToIntBiFunction<URI, Integer> partition) {
    this.cluster = cluster;
    this.partition = partition;
  }

  /// Every followed feed, in no particular order that lasts.
  public List<Followed> all() {
    Map<String, Feed> feeds = Snapshot.of(cluster, cluster.topics().feeds()).values();
    Map<String, FeedStatus> statuses = Snapshot.of(cluster, cluster.topics().feedStatus()).values();
    return feeds.values().stream()
        .map(feed -> new Followed(feed, statuses.get(feed.id())))
        .toList();
  }

  /// Follows those of `wanted` that are not followed yet, and takes over their titles, settings and
  /// subjects where they are. A paused feed stays paused. Nothing is unfollowed.
  ///
  /// @return what was new or changed
  public List<Feed> register(Collection<Feed> wanted) {
    Map<String, Feed> known = Snapshot.of(cluster, cluster.topics().feeds()).values();
    Map<String, Feed> changed = new LinkedHashMap<>();
    for (Feed feed : wanted) {
      Feed before = known.get(feed.id());
      Feed after = before == null ? feed : merged(before, feed);
      if (!after.equals(before)) {
        changed.put(after.id(), after);
      }
    }
    Map<String, @Nullable Feed> records = new LinkedHashMap<>(changed);
    write(records, known);
    return List.copyOf(changed.values());
  }

  /// Pauses or resumes a feed.
  ///
  /// @throws FeedException if no feed has that id
  public Feed pause(String id, boolean paused) {
    Feed feed = find(id);
    Feed changed =
        new Feed(
            feed.id(),
            feed.url(),
            feed.title(),
            feed.fullText(),
            paused,
            feed.subjects(),
            feed.form(),
            feed.selector());
    write(Map.of(id, changed), Map.of(id, feed));
    return changed;
  }

  /// Ends the following of a feed; what it brought stays.
  ///
  /// @throws FeedException if no feed has that id
  public Feed remove(String id) {
    Feed feed = find(id);
    Map<String, @Nullable Feed> tombstone = new LinkedHashMap<>();
    tombstone.put(id, null);
    write(tombstone, Map.of(id, feed));
    return feed;
  }

  private Feed find(String id) {
    Feed feed = Snapshot.of(cluster, cluster.topics().feeds()).values().get(id);
    if (feed == null) {
      throw new FeedException(
          "no feed has the id '" + id + "': `tributary feeds list` shows the ids");
    }
    return feed;
  }

  private static Feed merged(Feed before, Feed wanted) {
    return new Feed(
        before.id(),
        wanted.url(),
        wanted.title() == null ? before.title() : wanted.title(),
        wanted.fullText(),
        before.paused(),
        wanted.subjects().isEmpty() ? before.subjects() : wanted.subjects(),
        wanted.form(),
        wanted.selector());
  }

  /// Writes a value, or with null a tombstone, under each key.
  private void write(Map<String, @Nullable Feed> records, Map<String, Feed> known) {
    if (records.isEmpty()) {
      return;
    }
    String topic = cluster.topics().feeds().name();
    try (KafkaProducer<String, Feed> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()),
            new StringSerializer(),
            cluster.topics().feeds().values().serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (Map.Entry<String, @Nullable Feed> entry : records.entrySet()) {
        Feed feed = entry.getValue();
        Feed home = known.getOrDefault(entry.getKey(), feed);
        if (home != null) {
          int place = partition.applyAsInt(home.url(), cluster.partitions());
          sent.add(producer.send(new ProducerRecord<>(topic, place, entry.getKey(), feed)));
        }
      }
      await(sent);
    }
  }

  private void await(List<Future<?>> sent) {
    try {
      for (Future<?> record : sent) {
        record.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new FeedException(
          "the feed could not be written to " + cluster.bootstrap() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FeedException("interrupted while writing a feed", e);
    }
  }
}
