package tributary.publish.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.events.topic.Json;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;
import tributary.publish.SampleStories;
import tributary.publish.SampleWeek;

/// What was promised to subscribers holds on: by every schema that was ever published, in
/// `docs/schemas`, and by records that were taken from a running house when it was.
class EvolutionTest {
  private static final Topics TOPICS = new Topics("");
  private static final List<Schema> TODAY = new Schemas(TOPICS).all();
  private static final JsonSchemaFactory VALIDATORS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  static Stream<Schema> schemas() {
    return TODAY.stream();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void todaysSchemaIsTheNewestThatIsKept(Schema schema) {
    if ("write".equals(System.getProperty("tributary.golden"))) {
      Kept.keep(schema);
    }
    List<Kept> kept = Kept.of(schema);

    assertThat(kept.isEmpty() ? Json.MAPPER.createObjectNode() : kept.getLast().json())
        .as(
            """
            The schema of %s has changed, and docs/schemas does not have it. If that was meant, keep it, as CONTRIBUTING \
            says under "To add a field to a record":
            ./mvnw -pl publish test -Dtest=EvolutionTest -Dtributary.golden=write\
            """,
            schema.name())
        .isEqualTo(schema.json());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aSchemaOnlyGrows(Schema schema) {
    for (Kept kept : Kept.of(schema)) {
      assertThat(Evolution.complaints(kept.json(), schema.json()))
          .as(
              """
              Subscribers and records on the log go by %s. Nothing of it may be removed, renamed or given another meaning. \
              A further component is @Nullable or a list, or @Defaulted where the constructor knows what holds without it. \
              Where that cannot be, raise the schema version of its serde in Topics\
              """,
              kept.file().getFileName())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void anOldRecordIsReadAndSaidAgainByEverySchema(Schema schema) throws IOException {
    Optional<JsonNode> recorded = recorded(schema.name() + "-1.0.json");
    if (recorded.isEmpty()) {
      assertThat(schema.name())
          .isIn("draft", "instruction", "live", "run", "settlement", "subject-model");
      return;
    }
    Topic<?> topic = topic(schema);
    JsonNode again = again(topic, recorded.get());

    assertThat(complaints(schema.json(), recorded.get())).isEmpty();
    holds(schema, again);
  }

  @Test
  void whatIsWrittenTodayHoldsByEverySchemaThatWasEverPublished() throws IOException {
    holds(schema("digest"), written(TOPICS.digests(), SampleWeek.digest()));
    for (var story : SampleStories.briefed()) {
      holds(schema("story"), written(TOPICS.stories(), Marked.of(story)));
    }
    for (var item : SampleStories.items(SampleStories.briefed()).values()) {
      holds(schema("item"), written(TOPICS.items(), item));
    }
  }

  @Test
  void anAddressAloneIsAFeed() throws IOException {
    JsonNode feed = schema("feed").json();

    assertThat(complaints(feed, tree("{'url':'https://blog.vllm.ai/feed.xml'}"))).isEmpty();
    assertThat(complaints(feed, tree("{'title':'no address'}"))).isNotEmpty();
  }

  @Test
  void aRecordThatBreaksItsSchemaIsRefused() throws IOException {
    JsonNode schema = schema("digest").json();
    ObjectNode broken = (ObjectNode) written(TOPICS.digests(), SampleWeek.digest());

    assertThat(complaints(schema, broken.deepCopy().put("schema", 2))).isNotEmpty();
    assertThat(complaints(schema, broken.deepCopy().put("revision", "first"))).isNotEmpty();
    assertThat(complaints(schema, broken.deepCopy().without("edition"))).isNotEmpty();
    assertThat(Evolution.unnamed(schema, broken.deepCopy().put("mood", "calm")))
        .containsExactly(".mood");
  }

  @Test
  void tellsEverythingThatASchemaMayNotDo() throws IOException {
    JsonNode before =
        tree(
            """
            {'properties':{'a':{'type':'string'},'b':{'type':'integer'},'c':{'$ref':'#/$defs/C'}},'required':['a'],
             '$defs':{'C':{'properties':{'d':{'anyOf':[{'enum':['X','Y']},{'type':'string'}]}}}}}\
            """);

    assertThat(Evolution.complaints(before, before)).isEmpty();
    assertThat(
            Evolution.complaints(
                before,
                tree(
                    """
                    {'properties':{'b':{'type':'string'},'c':{'$ref':'#/$defs/K'},'e':{'type':'string'}},'required':['b'],
                     '$defs':{'K':{'properties':{'d':{'anyOf':[{'enum':['X','Z']},{'type':'string'}]}}}}}\
                    """)))
        .containsExactlyInAnyOrder(
            ".a is gone",
            ".b was integer and is string",
            ".b is asked for, and records on the log lack it",
            ".c.d has lost Y");
  }

  private static void holds(Schema schema, JsonNode record) {
    List<JsonNode> states = new ArrayList<>(List.of(schema.json()));
    Kept.of(schema).forEach(kept -> states.add(kept.json()));
    for (JsonNode state : states) {
      assertThat(complaints(state, record)).isEmpty();
    }
    assertThat(Evolution.unnamed(schema.json(), record))
        .as("what is written and no schema names: is a method taken for a component?")
        .isEmpty();
  }

  private static List<String> complaints(JsonNode schema, JsonNode record) {
    JsonSchema validator = VALIDATORS.getSchema(schema);
    return validator.validate(record).stream().map(ValidationMessage::getMessage).toList();
  }

  private static Schema schema(String name) {
    return TODAY.stream().filter(schema -> schema.name().equals(name)).findFirst().orElseThrow();
  }

  private static Topic<?> topic(Schema schema) {
    Map<String, Topic<?>> topics = new LinkedHashMap<>();
    for (Topic<?> topic : TOPICS.all()) {
      Schemas.files(topic).forEach(file -> topics.putIfAbsent(file, topic));
    }
    return Objects.requireNonNull(topics.get(schema.file()));
  }

  private static <V> JsonNode again(Topic<V> topic, JsonNode recorded) throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(recorded);
    return written(topic, topic.values().deserializer().deserialize(topic.name(), bytes));
  }

  private static <V> JsonNode written(Topic<V> topic, V value) throws IOException {
    return Json.MAPPER.readTree(topic.values().serializer().serialize(topic.name(), value));
  }

  private static Optional<JsonNode> recorded(String file) throws IOException {
    try (InputStream in = EvolutionTest.class.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(Json.MAPPER.readTree(in));
    }
  }

  private static JsonNode tree(String json) throws IOException {
    return Json.MAPPER.readTree(json.replace('\'', '"'));
  }
}
