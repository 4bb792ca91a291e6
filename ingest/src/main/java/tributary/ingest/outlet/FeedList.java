package tributary.ingest.outlet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.topic.Topic;

/// What is followed, as the records on `feeds` say it, in whatever order their partitions are read.
///
/// Anybody may write there, with a partitioner and keys of their own. So a key may have records on
/// several partitions, and a feed several keys: the latest of a key's records counts, by the
/// broker's stamp, and of a feed's keys the one that was said last. One thread.
public final class FeedList {
  private final Topic<Feed> topic;
  private final Predicate<Feed> wanted;
  private final Map<String, Said> byKey = new HashMap<>();
  private final Map<String, Set<String>> keys = new HashMap<>();

  /// Called with what a record changed.
  @FunctionalInterface
  public interface Told {
    /// @param feed null where the feed of that id has ended, or is no longer one of ours
    void tell(String id, @Nullable Feed feed);
  }

  /// The latest record of a key.
  ///
  /// @param id of the feed it names; null after an end
  /// @param feed null after an end, and where somebody else wants it
  private record Said(
      @Nullable String id, @Nullable Feed feed, long time, int partition, long offset) {
    /// Stamps of one millisecond on two partitions have no order of their own: any will do that is
    /// the same for all readers.
    static final Comparator<Said> ORDER =
        Comparator.comparingLong(Said::time)
            .thenComparingInt(Said::partition)
            .thenComparingLong(Said::offset);
  }

  /// @param wanted which feeds are kept; of the others only that they are somebody's is remembered
  public FeedList(Topic<Feed> topic, Predicate<Feed> wanted) {
    this.topic = topic;
    this.wanted = wanted;
  }

  /// Takes a record in.
  ///
  /// @throws SerializationException if it says nothing that could be followed; it changes nothing
  ///   then
  public void take(ConsumerRecord<String, byte[]> record, Told told) {
    Feed feed = topic.values().deserializer().deserialize(record.topic(), record.value());
    String key = record.key() == null ? "" : record.key();
    Said said =
        new Said(
            feed == null ? null : feed.id(),
            feed == null || !wanted.test(feed) ? null : feed,
            record.timestamp(),
            record.partition(),
            record.offset());
    Said before = byKey.get(key);
    if (before != null && Said.ORDER.compare(before, said) > 0) {
      return;
    }
    byKey.put(key, said);
    String old = before == null ? null : before.id();
    if (old != null && !old.equals(said.id())) {
      keys.computeIfPresent(old, (id, names) -> without(names, key));
      tell(old, told);
    }
    if (said.id() != null) {
      keys.computeIfAbsent(said.id(), id -> new LinkedHashSet<>(2)).add(key);
      tell(said.id(), told);
    }
  }

  private static @Nullable Set<String> without(Set<String> names, String key) {
    names.remove(key);
    return names.isEmpty() ? null : names;
  }

  private void tell(String id, Told told) {
    told.tell(id, feed(id));
  }

  /// The wanted feed of an id, null where there is none.
  public @Nullable Feed feed(String id) {
    return keys(id).stream().map(byKey::get).max(Said.ORDER).map(Said::feed).orElse(null);
  }

  /// All wanted feeds.
  public List<Feed> feeds() {
    List<Feed> all = new ArrayList<>();
    for (String id : keys.keySet()) {
      Feed feed = feed(id);
      if (feed != null) {
        all.add(feed);
      }
    }
    return all;
  }

  /// Under which keys a feed is followed: who wants to end it writes a tombstone under each.
  public Set<String> keys(String id) {
    return Set.copyOf(keys.getOrDefault(id, Set.of()));
  }
}
