package tributary.app.letter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicException;
import tributary.events.letter.Letter;
import tributary.events.letter.Settlement;
import tributary.events.topic.Cluster;

/// All dead letters of a month, as they are at one moment.
///
/// @param letters by id, the oldest first
public record LetterBox(Map<String, Filed> letters) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Reads the letters, and what was decided about them.
  public static LetterBox read(Cluster cluster) {
    Map<String, Settlement> settled =
        Snapshot.of(cluster, cluster.topics().settledLetters()).values();
    Map<String, Filed> letters = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records(cluster)) {
      String id = record.partition() + "-" + record.offset();
      letters.put(id, new Filed(id, Letter.of(record), record, settled.get(id)));
    }
    return new LetterBox(letters);
  }

  /// Those that wait for somebody.
  public List<Filed> open() {
    return letters.values().stream().filter(Filed::open).toList();
  }

  /// The letter of that id.
  public Optional<Filed> letter(String id) {
    return Optional.ofNullable(letters.get(id));
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(Cluster cluster) {
    TopicPartition place = new TopicPartition(cluster.topics().deadLetters().name(), 0);
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(place));
      consumer.seekToBeginning(List.of(place));
      long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
      long since = System.nanoTime();
      while (consumer.position(place) < end) {
        int before = all.size();
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
        if (all.size() > before) {
          since = System.nanoTime();
        } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
          throw new TopicException("the broker does not give what is on " + place.topic());
        }
      }
    }
    return all;
  }
}
