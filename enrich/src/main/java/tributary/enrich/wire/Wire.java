package tributary.enrich.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Marked;

/// How records travel inside the topology and lie in its stores: Smile, Jackson's binary form of
/// JSON. Nobody outside reads it, so it carries neither schema nor headers.
public final class Wire {
  private static final ObjectMapper SMILE =
      new ObjectMapper(new SmileFactory()).registerModule(new JavaTimeModule());
  private static final byte VALUE = 0;
  private static final byte MARK = 1;

  private Wire() {}

  private record Promise(String from, Instant upTo) {}

  /// A serde of plain values.
  public static <V> Serde<V> of(Class<V> type) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : write(value),
        (topic, bytes) -> bytes == null ? null : read(topic, bytes, 0, type));
  }

  /// A serde of values with marks between them: one byte tells which, the rest is the value or the
  /// mark.
  public static <V> Serde<Marked<V>> marked(Class<V> type) {
    return Serdes.serdeFrom(
        (topic, marked) -> marked == null ? null : write(marked),
        (topic, bytes) -> bytes == null ? null : readMarked(topic, bytes, type));
  }

  private static byte[] write(Marked<?> marked) {
    return switch (marked) {
      case Marked.Value<?>(Object value) -> tagged(VALUE, write(value));
      case Marked.Mark<?>(String from, Instant upTo) ->
          tagged(MARK, write(new Promise(from, upTo)));
    };
  }

  private static <V> Marked<V> readMarked(@Nullable String topic, byte[] bytes, Class<V> type) {
    if (bytes[0] == VALUE) {
      return Marked.of(read(topic, bytes, 1, type));
    }
    Promise promise = read(topic, bytes, 1, Promise.class);
    return new Marked.Mark<>(promise.from(), promise.upTo());
  }

  private static byte[] tagged(byte tag, byte[] body) {
    byte[] all = new byte[body.length + 1];
    all[0] = tag;
    System.arraycopy(body, 0, all, 1, body.length);
    return all;
  }

  private static byte[] write(Object value) {
    try {
      return SMILE.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new SerializationException("not writable: " + value.getClass().getSimpleName(), e);
    }
  }

  private static <V> V read(@Nullable String topic, byte[] bytes, int from, Class<V> type) {
    try {
      return SMILE.readValue(bytes, from, bytes.length - from, type);
    } catch (IOException e) {
      throw new SerializationException(
          "on " + topic + ": not a readable " + type.getSimpleName(), e);
    }
  }
}
