package tributary.events.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.events.digest.Instruction;
import tributary.events.feed.Feed;
import tributary.events.item.Vector;

/// What CloudEvents 1.0.2 asks of attributes, and the reader of the CloudEvents project.
class CloudEventsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");
  private static final Topics TOPICS = new Topics("here.");

  private final Headers headers = new RecordHeaders();

  @Test
  void anEditionIsReadByTheCloudEventsProjectsOwnReader() {
    Digest edition =
        Json.MAPPER.convertValue(
            Map.of(
                "edition",
                "weekly-2026-W46",
                "revision",
                2,
                "digest",
                "weekly",
                "title",
                "The week in brief",
                "from",
                "2026-11-09T06:00:00Z",
                "to",
                MONDAY.toString(),
                "zone",
                ZoneId.of("Europe/Berlin").getId(),
                "counts",
                new Digest.Counts(0, 0, 0, 0)),
            Digest.class);

    CloudEvent event = event(TOPICS.digests(), edition);

    assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(event.getId()).isEqualTo("weekly-2026-W46@2");
    assertThat(event.getType()).isEqualTo("tributary.digest.v1");
    assertThat(event.getSource()).isEqualTo(URI.create("/tributary/publish"));
    assertThat(event.getSubject()).isEqualTo("weekly-2026-W46");
    assertThat(event.getTime()).isEqualTo(MONDAY.atOffset(ZoneOffset.UTC));
    assertThat(event.getDataSchema()).isEqualTo(URI.create("urn:tributary:schema:digest-1"));
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(headers.lastHeader("digest").value()).asString().isEqualTo("weekly");
  }

  @Test
  void everyAttributeIsSpelledAsTheSpecificationAsks() {
    event(
        TOPICS.instructions(),
        new Instruction("r4nd0m", Instruction.What.APPROVE, "weekly-2026-W46", null, MONDAY));

    for (Header header : headers) {
      if (header.key().startsWith("ce_")) {
        assertThat(header.key()).matches("ce_[a-z0-9]{1,20}");
      }
      assertThat(new String(header.value(), StandardCharsets.UTF_8)).isNotBlank();
    }
    assertThat(headers.lastHeader("ce_time").value()).asString().isEqualTo("2026-11-16T06:00:00Z");
  }

  @Test
  void whatSaysNoTimeOfItsOwnTakesNoneFromItsCause() {
    headers.add("ce_time", "2020-01-01T00:00:00Z".getBytes(StandardCharsets.UTF_8));
    headers.add("ce_subject", "the cause".getBytes(StandardCharsets.UTF_8));

    CloudEvent event = event(TOPICS.vectors(), new Vector("m", "hash", new byte[] {1}));

    assertThat(event.getTime()).isNull();
    assertThat(event.getSubject()).isEqualTo("m/hash");
  }

  @Test
  void aMarkIsAnEventOfItsOwnAboutNothing() {
    headers.add("ce_subject", "the cause".getBytes(StandardCharsets.UTF_8));

    CloudEvent event = event(TOPICS.stories(), new Marked.Mark<>("fold-3", MONDAY));

    assertThat(event.getType()).isEqualTo("tributary.mark.v1");
    assertThat(event.getDataSchema()).isEqualTo(URI.create("urn:tributary:schema:mark-1"));
    assertThat(event.getSubject()).isNull();
  }

  @Test
  void aFeedOfAnybodyIsAboutItsId() {
    Feed feed = Feed.at(URI.create("https://example.org/feed"));

    assertThat(event(TOPICS.feeds(), feed).getSubject()).isEqualTo(feed.id());
    assertThat(event(TOPICS.feeds(), feed).getId()).isEqualTo(feed.id());
  }

  private <V> CloudEvent event(Topic<V> topic, V value) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), headers, value);
    return KafkaMessageFactory.createReader(headers, bytes).toEvent();
  }
}
