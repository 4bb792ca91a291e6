package tributary.publish.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tributary.events.topic.Json;
import tributary.events.topic.JsonSerde;
import tributary.events.topic.MarkedSerde;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// The topics as an AsyncAPI 3.0 document: channels with their settings, messages with headers,
/// keys and schemas. The schemas lie beside it, by the names of [Schema#file].
public final class AsyncApi {
  /// The file that holds it.
  public static final String FILE = "asyncapi.json";

  private static final String BINDING = "0.5.0";

  private AsyncApi() {}

  /// The document.
  ///
  /// @param topics by the names that they have here
  public static String print(Topics topics) {
    ObjectNode document = Json.MAPPER.createObjectNode().put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Tributary")
        .put("version", "1")
        .put(
            "description",
            "Feeds flow in, one briefing flows out. Values are JSON under CloudEvents 1.0 headers"
                + " in binary mode. Read with isolation.level=read_committed.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = document.putObject("components").putObject("messages");
    for (Topic<?> topic : topics.all()) {
      String id = topic.name().substring(topics.prefix().length());
      Optional<JsonSerde<?>> serde = Schemas.serde(topic);
      channel(channels.putObject(id), topic, serde);
      operation(operations, id, "send");
      if (serde.isPresent()) {
        message(messages, topic, serde.get());
        if (serde.get().open()) {
          operation(operations, id, "receive");
        }
      }
    }
    mark(messages.putObject("mark"));
    return Schema.text(document);
  }

  private static void channel(ObjectNode channel, Topic<?> topic, Optional<JsonSerde<?>> serde) {
    channel.put("address", topic.name()).put("description", topic.about());
    ObjectNode messages = channel.putObject("messages");
    serde.ifPresent(known -> refer(messages, Schemas.name(known)));
    if (Schemas.marked(topic)) {
      refer(messages, "mark");
    }
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic.name());
    if (topic.single()) {
      kafka.put("partitions", 1);
    }
    ObjectNode settings = kafka.putObject("topicConfiguration");
    for (Map.Entry<String, String> one : new TreeMap<>(topic.kept().settings()).entrySet()) {
      setting(settings, one.getKey(), one.getValue());
    }
    kafka.put("bindingVersion", BINDING);
  }

  /// The binding names these settings, and their types, and no others.
  private static void setting(ObjectNode settings, String name, String value) {
    switch (name) {
      case "cleanup.policy" -> {
        ArrayNode policies = settings.putArray(name);
        List.of(value.split(",", -1)).forEach(policy -> policies.add(policy.strip()));
      }
      case "retention.ms", "retention.bytes", "delete.retention.ms" ->
          settings.put(name, Long.parseLong(value));
      case "max.message.bytes" -> settings.put(name, Integer.parseInt(value));
      default -> {}
    }
  }

  private static void refer(ObjectNode messages, String name) {
    messages.putObject(name).put("$ref", "#/components/messages/" + name);
  }

  private static void operation(ObjectNode operations, String channel, String action) {
    ObjectNode operation = operations.putObject(action + "-" + channel);
    operation.put("action", action);
    operation.putObject("channel").put("$ref", "#/channels/" + channel);
  }

  private static void message(ObjectNode messages, Topic<?> topic, JsonSerde<?> serde) {
    String name = Schemas.name(serde);
    ObjectNode message = messages.putObject(name);
    message.put("name", serde.event() + ".v" + serde.schema()).put("title", name);
    ObjectNode headers = headers(message, serde.event(), serde.schema());
    ObjectNode properties = (ObjectNode) headers.get("properties");
    text(properties, "ce_subject", "What it is about: the key's words for it.");
    if (serde.label().time() != null) {
      text(properties, "ce_time", "When that which it tells came about.")
          .put("format", "date-time");
    }
    serde.label().others().keySet().forEach(other -> text(properties, other, "As in the value."));
    payload(message, name + "-" + serde.schema() + ".json");
    key(message, topic.about());
  }

  private static void mark(ObjectNode message) {
    message.put("name", MarkedSerde.EVENT + ".v1").put("title", "mark");
    headers(message, MarkedSerde.EVENT, 1);
    payload(message, "mark-1.json");
    key(message, "begins with `mark`");
  }

  private static ObjectNode headers(ObjectNode message, String event, int version) {
    ObjectNode headers = message.putObject("headers").put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    properties.putObject("ce_specversion").put("const", "1.0");
    properties.putObject("ce_type").put("const", event + ".v" + version);
    text(properties, "ce_source", "The role that wrote it.").put("format", "uri-reference");
    text(properties, "ce_id", "The same on every attempt to say the same.");
    properties.putObject("ce_dataschema").put("const", JsonSerde.dataSchema(event, version));
    properties.putObject("content-type").put("const", "application/json");
    List.of("ce_specversion", "ce_type", "ce_source", "ce_id")
        .forEach(headers.withArray("required")::add);
    return headers;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }

  private static void payload(ObjectNode message, String file) {
    ObjectNode payload = message.putObject("payload");
    payload.put("schemaFormat", "application/schema+json;version=draft-2020-12");
    payload.putObject("schema").put("$ref", file);
  }

  private static void key(ObjectNode message, String about) {
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka.putObject("key").put("type", "string").put("description", about);
    kafka.put("bindingVersion", BINDING);
  }
}
