package tributary.app.subject;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import tributary.app.topic.Snapshot;
import tributary.enrich.subject.Reading;
import tributary.events.item.Item;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// The newest items on `items`, each by its latest version; repeats of a text are left out, as they
/// would count twice. No more of a text is held than learning reads.
public final class KeptItems {
  /// More teach little, and cost minutes.
  static final int MOST = 10_000;

  private final Topic<Item> topic;
  private final Map<String, String> places = new HashMap<>();
  private final TreeMap<String, Reading.Source> newest = new TreeMap<>();
  private int unreadable;

  private KeptItems(Topic<Item> topic) {
    this.topic = topic;
  }

  /// Reads them.
  public static KeptItems on(Cluster cluster) {
    KeptItems items = new KeptItems(cluster.topics().items());
    Snapshot.each(cluster, items.topic, items::take);
    return items;
  }

  /// What is learnt from, oldest first.
  public List<Reading.Source> sources() {
    return List.copyOf(newest.values());
  }

  /// Records on `items` that could not be read.
  public int unreadable() {
    return unreadable;
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      Item item = topic.values().deserializer().deserialize(topic.name(), record.value());
      if (item != null) {
        take(item);
      }
    } catch (SerializationException e) {
      unreadable++;
    }
  }

  private void take(Item item) {
    String before = places.remove(item.id());
    if (before != null) {
      newest.remove(before);
    }
    if (item.duplicateOf() != null) {
      return;
    }
    Instant seen = item.dates().firstSeen();
    String place = "%015d %s".formatted(Math.max(0, seen.toEpochMilli()), item.id());
    places.put(item.id(), place);
    newest.put(place, Reading.Source.of(item));
    if (newest.size() > MOST) {
      places.remove(newest.pollFirstEntry().getValue().id());
    }
  }
}
