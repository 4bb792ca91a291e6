package tributary.events.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// A topic's own JSON, and between its records marks: `{"mark":{"from":…,"upTo":…}}` under the
/// CloudEvents type `tributary.mark.v1`. Subscribers who do not care for time skip them.
public record MarkedSerde<V>(JsonSerde<V> values)
    implements Serde<Marked<V>>, Serializer<Marked<V>>, Deserializer<Marked<V>> {

  /// CloudEvents type of a mark, without its version.
  public static final String EVENT = "tributary.mark";

  private static final String MARK = "mark";

  @Override
  public Serializer<Marked<V>> serializer() {
    return this;
  }

  @Override
  public Deserializer<Marked<V>> deserializer() {
    return this;
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable Marked<V> marked) {
    return switch (marked) {
      case null -> null;
      case Marked.Value<V>(V value) -> values.serialize(topic, headers, value);
      case Marked.Mark<V> mark -> {
        JsonSerde.cloudEvent(headers, EVENT, 1, values.source(), mark.from() + "@" + mark.upTo());
        yield serialize(topic, mark);
      }
    };
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable Marked<V> marked) {
    return switch (marked) {
      case null -> null;
      case Marked.Value<V>(V value) -> values.serialize(topic, value);
      case Marked.Mark<V> mark -> write(topic, mark);
    };
  }

  @Override
  public @Nullable Marked<V> deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    V direct = values.direct(bytes);
    if (direct != null) {
      return Marked.of(direct);
    }
    try {
      if (!(Json.MAPPER.readTree(bytes) instanceof ObjectNode json)) {
        throw new SerializationException("on " + topic + ": not a JSON object");
      }
      JsonNode mark = json.get(MARK);
      return mark == null ? Marked.of(values.read(topic, json)) : read(mark);
    } catch (IOException e) {
      throw new SerializationException(
          "on " + topic + ": not a readable " + values.event() + ": " + e.getMessage(), e);
    }
  }

  private static <V> Marked<V> read(JsonNode mark) {
    return new Marked.Mark<>(mark.path("from").asText(), Instant.parse(mark.path("upTo").asText()));
  }

  private static byte[] write(String topic, Marked.Mark<?> mark) {
    try {
      return Json.MAPPER.writeValueAsBytes(
          Json.MAPPER.createObjectNode().set(MARK, Json.MAPPER.valueToTree(mark)));
    } catch (JsonProcessingException e) {
      throw new SerializationException("a mark could not be written for " + topic, e);
    }
  }
}
