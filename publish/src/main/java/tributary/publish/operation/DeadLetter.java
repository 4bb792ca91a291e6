package tributary.publish.operation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A record that could not be handled. All of it is somebody else's text.
///
/// @param origin topic, partition and offset where it was read; empty where nobody said so
/// @param reason what went wrong, as the program said it
/// @param key its own; null where it has none
/// @param begin of its value, as text
/// @param size of its value, in bytes
/// @param at when it was put aside
public record DeadLetter(
    String origin, String reason, @Nullable String key, String begin, int size, Instant at) {
  private static final int SHOWN = 300;
  private static final String HEADER = "__streams.errors.";

  /// Reads what Kafka Streams says in headers of a record that it puts aside (KIP-1034).
  public static DeadLetter of(ConsumerRecord<String, byte[]> entry) {
    String topic = header(entry, "topic");
    String exception = header(entry, "exception");
    String message = header(entry, "message");
    byte[] value = entry.value() == null ? new byte[0] : entry.value();
    return new DeadLetter(
        topic.isEmpty()
            ? ""
            : topic + "-" + header(entry, "partition") + " @ " + header(entry, "offset"),
        message.isEmpty() ? simple(exception) : simple(exception) + ": " + message,
        entry.key() == null ? null : cut(entry.key()),
        cut(
            new String(
                Arrays.copyOf(value, Math.min(value.length, SHOWN)), StandardCharsets.UTF_8)),
        value.length,
        Instant.ofEpochMilli(entry.timestamp()));
  }

  private static String header(ConsumerRecord<String, byte[]> entry, String name) {
    Header header = entry.headers().lastHeader(HEADER + name);
    return header == null || header.value() == null
        ? ""
        : cut(new String(header.value(), StandardCharsets.UTF_8));
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
  }
}
