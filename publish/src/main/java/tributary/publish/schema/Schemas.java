package tributary.publish.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.schema.Defaulted;
import tributary.events.topic.Json;
import tributary.events.topic.JsonSerde;
import tributary.events.topic.Marked;
import tributary.events.topic.MarkedSerde;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// The schemas of what is on the topics, printed from the records themselves. They promise what
/// every record holds, the oldest on the log too: a list that is absent is empty, what is null is
/// absent, and of names in capitals there may be further ones some day. Properties that a schema
/// does not name are to be passed over.
public final class Schemas {
  private static final String MARK = "mark";

  private final Topics topics;
  private final SchemaGenerator generator = generator();

  /// @param topics by the names that they have here
  public Schemas(Topics topics) {
    this.topics = topics;
  }

  /// All of them, in the order of the flow; the mark's last.
  public List<Schema> all() {
    SequencedMap<String, List<Topic<?>>> byEvent = new LinkedHashMap<>();
    for (Topic<?> topic : topics.all()) {
      serde(topic)
          .ifPresent(serde ->
              byEvent.computeIfAbsent(serde.event(), event -> new ArrayList<>()).add(topic));
    }
    List<Schema> schemas = new ArrayList<>();
    byEvent.values().forEach(alike -> schemas.add(printed(alike)));
    schemas.add(mark());
    return schemas;
  }

  /// The files of the schemas that a topic's records follow; none where they are of any sort.
  public static List<String> files(Topic<?> topic) {
    List<String> files = new ArrayList<>();
    serde(topic).ifPresent(serde -> files.add(name(serde) + "-" + serde.schema() + ".json"));
    if (marked(topic)) {
      files.add("mark-1.json");
    }
    return files;
  }

  /// How a topic's values are written; empty where they are of any sort.
  static Optional<JsonSerde<?>> serde(Topic<?> topic) {
    return switch (topic.values()) {
      case JsonSerde<?> serde -> Optional.of(serde);
      case MarkedSerde<?> marked -> Optional.of(marked.values());
      default -> Optional.empty();
    };
  }

  static boolean marked(Topic<?> topic) {
    return topic.values() instanceof MarkedSerde<?>;
  }

  static String name(JsonSerde<?> serde) {
    return serde.event().substring(serde.event().indexOf('.') + 1);
  }

  private Schema printed(List<Topic<?>> alike) {
    JsonSerde<?> serde = serde(alike.getFirst()).orElseThrow();
    ObjectNode made = generator.generateSchema(serde.type());
    ObjectNode properties = Json.MAPPER.createObjectNode();
    properties
        .putObject("schema")
        .put("const", serde.schema())
        .put("description", "version of this schema; another one is another contract");
    properties.setAll((ObjectNode) made.get("properties"));
    ArrayNode required = Json.MAPPER.createArrayNode();
    if (!serde.open()) {
      required.add("schema");
    }
    made.path("required").forEach(required::add);
    ObjectNode json =
        head(
            serde.event(),
            serde.schema(),
            name(serde),
            "A value on %s: %s."
                .formatted(
                    alike.stream().map(Topic::name).collect(Collectors.joining(", ")),
                    alike.getFirst().about().replace("`", "")));
    json.put("type", "object");
    json.set("properties", properties);
    json.set("required", required);
    if (made.has("$defs")) {
      json.set("$defs", made.get("$defs"));
    }
    return new Schema(name(serde), serde.schema(), json);
  }

  private Schema mark() {
    ObjectNode json =
        head(
            MarkedSerde.EVENT,
            1,
            MARK,
            "A promise between the values of a topic: on this partition, the writer that it names"
                + " sends nothing more that is stamped at or before its time. Subscribers who do"
                + " not care for time skip it.");
    json.put("type", "object");
    ObjectNode made = generator.generateSchema(Marked.Mark.class);
    made.remove("$schema");
    made.put("description", "the promise; a value has no such property");
    json.putObject("properties").set(MARK, made);
    json.putArray("required").add(MARK);
    return new Schema(MARK, 1, json);
  }

  private static ObjectNode head(String event, int version, String title, String description) {
    return Json.MAPPER
        .createObjectNode()
        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
        .put("$id", JsonSerde.dataSchema(event, version))
        .put("title", title)
        .put("description", description);
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(
                Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.PLAIN_DEFINITION_KEYS,
                Option.STANDARD_FORMATS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
    builder.forFields().withRequiredCheck(Schemas::required);
    builder.forFields().withDescriptionResolver(Schemas::meaning);
    builder
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0)
        .withCustomDefinitionProvider(Schemas::special);
    return new SchemaGenerator(builder.build());
  }

  private static @Nullable String meaning(FieldScope field) {
    return field.isFakeContainerItemScope()
        ? null
        : Meanings.of(field.getDeclaringType().getErasedType(), field.getName()).orElse(null);
  }

  private static boolean required(FieldScope field) {
    Class<?> type = field.getType().getErasedType();
    return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !field.getRawMember().isAnnotationPresent(Defaulted.class)
        && !Collection.class.isAssignableFrom(type)
        && !Map.class.isAssignableFrom(type);
  }

  /// Names that may become more are told, and others not forbidden; bytes are base64.
  private static @Nullable CustomDefinition special(
      ResolvedType type, SchemaGenerationContext context) {
    Type plain = type.getErasedType();
    if (plain instanceof Class<?> known && known.isEnum()) {
      ObjectNode json = Json.MAPPER.createObjectNode();
      ArrayNode either = json.putArray("anyOf");
      ArrayNode names = either.addObject().putArray("enum");
      for (Object constant : known.getEnumConstants()) {
        names.add(((Enum<?>) constant).name());
      }
      either.addObject().put("type", "string");
      return inline(json);
    }
    return plain == byte[].class
        ? inline(
            Json.MAPPER.createObjectNode().put("type", "string").put("contentEncoding", "base64"))
        : null;
  }

  private static CustomDefinition inline(ObjectNode json) {
    return new CustomDefinition(
        json, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
  }
}
