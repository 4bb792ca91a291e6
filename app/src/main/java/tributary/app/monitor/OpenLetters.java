package tributary.app.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tributary.events.letter.Letter;

/// The dead letters that nobody has decided about, by the room that failed at them. One thread.
final class OpenLetters {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String OTHER = "other";

  private record Open(String room, Instant at) {}

  private final Map<String, Open> open = new LinkedHashMap<>();

  /// Takes in a record of `dead-letters`.
  void letter(ConsumerRecord<String, byte[]> record) {
    Letter letter = Letter.of(record);
    open.put(
        record.partition() + "-" + record.offset(), new Open(room(letter.room()), letter.at()));
  }

  /// What stands in a header may be anybody's word: the rooms are three.
  private static String room(String said) {
    return said.matches("ingest|enrich|publish") ? said : OTHER;
  }

  /// Takes in a record of `settled-letters`.
  void settled(ConsumerRecord<String, byte[]> record) {
    if (record.value() != null) {
      open.remove(record.key());
    }
  }

  /// How many there are now; the topic keeps them for a month.
  Map<String, Integer> counts(Instant now) {
    open.values().removeIf(letter -> letter.at().isBefore(now.minus(KEPT)));
    Map<String, Integer> counts = new TreeMap<>(Map.of("ingest", 0, "enrich", 0, "publish", 0));
    open.values().forEach(letter -> counts.merge(letter.room(), 1, Integer::sum));
    return counts;
  }
}
