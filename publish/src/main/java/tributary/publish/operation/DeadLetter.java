package tributary.publish.operation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tributary.events.letter.Letter;

/// A record that could not be handled. All of it is somebody else's text.
///
/// @param id by which `tributary dead-letters` knows it
/// @param origin topic, partition and offset where it was read; empty where nobody said so
/// @param reason what went wrong, as the program said it
/// @param key its own; null where it has none
/// @param begin of its value, as text
/// @param size of its value, in bytes
/// @param at when it was put aside
public record DeadLetter(
    String id,
    String origin,
    String reason,
    @Nullable String key,
    String begin,
    int size,
    Instant at) {
  private static final int SHOWN = 300;

  /// Reads what a room, or Kafka Streams itself, said of a record that it put aside.
  public static DeadLetter of(ConsumerRecord<String, byte[]> entry) {
    Letter letter = Letter.of(entry);
    byte[] value = entry.value() == null ? new byte[0] : entry.value();
    return new DeadLetter(
        entry.partition() + "-" + entry.offset(),
        letter.origin() == null ? "" : letter.origin().toString(),
        cut(letter.reason()),
        entry.key() == null ? null : cut(entry.key()),
        cut(
            new String(
                Arrays.copyOf(value, Math.min(value.length, SHOWN)), StandardCharsets.UTF_8)),
        value.length,
        letter.at());
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
  }
}
