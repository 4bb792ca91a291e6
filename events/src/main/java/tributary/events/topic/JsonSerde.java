package tributary.events.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// JSON with a schema version as its first property, and CloudEvents 1.0 headers in binary mode
/// (CloudEvents Kafka Protocol Binding, section 3.2). A record of a newer schema than this code
/// knows is refused, so that nothing is dropped from it in silence.
///
/// @param type the record class
/// @param event CloudEvents type without its version, for example `tributary.story`
/// @param source CloudEvents source: the room that writes
/// @param schema version of the schema, from 1
/// @param label what the headers say of a value
/// @param open whether others write here too: a value without a schema version is read as the first
public record JsonSerde<V>(
    Class<V> type, String event, String source, int schema, Label<V> label, boolean open)
    implements Serde<V>, Serializer<V>, Deserializer<V> {

  private static final String SCHEMA = "schema";

  @Override
  public Serializer<V> serializer() {
    return this;
  }

  @Override
  public Deserializer<V> deserializer() {
    return this;
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable V value) {
    if (value != null) {
      cloudEvent(headers, event, schema, source, label.id(value));
      header(headers, "ce_subject", label.subject().apply(value));
      Function<V, Instant> time = label.time();
      if (time != null) {
        header(headers, "ce_time", time.apply(value).toString());
      }
      label.others().forEach((name, told) -> header(headers, name, told.apply(value)));
    }
    return serialize(topic, value);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable V value) {
    if (value == null) {
      return null;
    }
    try {
      return withSchema(Json.MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new SerializationException("a " + event + " could not be written for " + topic, e);
    }
  }

  @Override
  public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    V direct = direct(bytes);
    if (direct != null) {
      return direct;
    }
    try {
      if (!(Json.MAPPER.readTree(bytes) instanceof ObjectNode json)) {
        throw new SerializationException("on " + topic + ": not a JSON object");
      }
      return read(topic, json);
    } catch (IOException e) {
      throw new SerializationException(
          "on " + topic + ": not a readable " + event + ": " + reason(e), e);
    }
  }

  /// An object's bytes with the version as its first field.
  private byte[] withSchema(byte[] object) {
    byte[] first = opening(object.length == 2 ? "" : ",");
    byte[] whole = Arrays.copyOf(first, first.length + object.length - 1);
    System.arraycopy(object, 1, whole, first.length, object.length - 1);
    return whole;
  }

  private byte[] opening(String next) {
    return ("{\"" + SCHEMA + "\":" + schema + next).getBytes(StandardCharsets.UTF_8);
  }

  /// A value of this version as [#serialize] wrote it, read without a tree between; null where the
  /// bytes begin otherwise or cannot be read so.
  @Nullable V direct(byte[] bytes) {
    byte[] first = opening(",");
    if (bytes.length < first.length
        || !Arrays.equals(bytes, 0, first.length, first, 0, first.length)) {
      return null;
    }
    try {
      return Json.MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      return null; // whoever reads it as a tree says why
    }
  }

  /// What a record's own constructor said, else what the parser says, on one line.
  private static String reason(IOException e) {
    Throwable cause = e.getCause() instanceof IllegalArgumentException why ? why : e;
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  V read(String topic, ObjectNode json) throws JsonProcessingException {
    int found = open && !json.has(SCHEMA) ? 1 : json.path(SCHEMA).asInt(0);
    if (found < 1 || found > schema) {
      throw new SerializationException(
          "on %s: a %s of schema %d, this program reads 1 to %d"
              .formatted(topic, event, found, schema));
    }
    return Json.MAPPER.treeToValue(json, type);
  }

  /// The name of a version of a schema, which `ce_dataschema` gives and the schema itself bears.
  ///
  /// @param event for example `tributary.story`
  public static String dataSchema(String event, int schema) {
    return "urn:tributary:schema:" + event.substring(event.indexOf('.') + 1) + "-" + schema;
  }

  /// Replaces the CloudEvents headers: a record that Streams forwards brings those of its cause
  /// along.
  static void cloudEvent(Headers headers, String event, int schema, String source, String id) {
    header(headers, "ce_specversion", "1.0");
    header(headers, "ce_type", event + ".v" + schema);
    header(headers, "ce_source", source);
    header(headers, "ce_id", id);
    header(headers, "ce_dataschema", dataSchema(event, schema));
    header(headers, "content-type", "application/json");
    headers.remove("ce_subject").remove("ce_time");
  }

  private static void header(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
