package tributary.events.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Subscriber;
import tributary.events.story.Assignment;
import tributary.events.story.Evidence;
import tributary.events.story.Placement;
import tributary.events.story.Standing;

class JsonSerdeTest {
  private static final Topic<Subscriber> SUBSCRIBERS = new Topics("").subscribers();
  private static final Topic<Marked<Assignment>> ASSIGNMENTS = new Topics("").assignments();
  private static final Assignment ASSIGNMENT =
      new Assignment(
          "item",
          1,
          Instant.parse("2026-11-12T10:00:00Z"),
          "story",
          null,
          new Evidence(
              "other", 500, "quartz", 310, Map.of("words", 420), null, List.of("dead: 12 / 15")),
          2,
          List.of(new Placement(1, "another", false, null, null)),
          List.of(new Standing("story", List.of(), List.of("alias"), null, List.of("left"))),
          null);

  @Test
  void readsBackWhatItWrote() {
    byte[] bytes =
        ASSIGNMENTS.values().serializer().serialize(ASSIGNMENTS.name(), Marked.of(ASSIGNMENT));
    assertThat(ASSIGNMENTS.values().deserializer().deserialize(ASSIGNMENTS.name(), bytes))
        .isEqualTo(Marked.of(ASSIGNMENT));
    assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("{\"schema\":1,");
  }

  @Test
  void readsBackAMarkAmongValues() {
    Marked<Assignment> mark = new Marked.Mark<>("decide", ASSIGNMENT.at());
    byte[] bytes = ASSIGNMENTS.values().serializer().serialize(ASSIGNMENTS.name(), mark);
    assertThat(ASSIGNMENTS.values().deserializer().deserialize(ASSIGNMENTS.name(), bytes))
        .isEqualTo(mark);
  }

  @Test
  void passesOverWhatANewerWriterAddedAndTakesAnAbsentListAsEmpty() {
    assertThat(read("{\"schema\":1,\"id\":\"s\",\"address\":\"a@b\",\"mood\":\"calm\"}"))
        .isEqualTo(new Subscriber("s", "a@b", List.of(), List.of()));
  }

  @Test
  void refusesANewerSchemaAndNoSchema() {
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> read("{\"schema\":2,\"id\":\"s\",\"address\":\"a@b\"}"))
        .withMessageContaining("schema 2, this program reads 1 to 1");
    assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> read("{}"));
  }

  @Test
  void refusesWhatIsNoObjectAndWhatGoesOnBehindIt() {
    assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> read("[1]"));
    assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> read("not json"));
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> read("{\"schema\":1,\"id\":\"s\",\"address\":\"a@b\"} x"));
  }

  @Test
  void carriesTheCloudEventHeadersOfItsOwnAndNotThoseOfItsCause() {
    Headers headers = new RecordHeaders();
    headers.add("ce_id", "of the cause".getBytes(StandardCharsets.UTF_8));
    ASSIGNMENTS.values().serializer().serialize("assignments", headers, Marked.of(ASSIGNMENT));

    assertThat(header(headers, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(headers, "ce_type")).isEqualTo("tributary.assignment.v1");
    assertThat(header(headers, "ce_source")).isEqualTo("/tributary/enrich");
    assertThat(headers.headers("ce_id")).hasSize(1);
    assertThat(header(headers, "ce_id")).isEqualTo("item@1");
  }

  @Test
  void aSubscribersAddressIsNotInItsToString() {
    assertThat(new Subscriber("id", "reader@example.org", List.of(), List.of()).toString())
        .doesNotContain("example.org");
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static Subscriber read(String json) {
    Deserializer<Subscriber> deserializer = SUBSCRIBERS.values().deserializer();
    return deserializer.deserialize(SUBSCRIBERS.name(), json.getBytes(StandardCharsets.UTF_8));
  }
}
