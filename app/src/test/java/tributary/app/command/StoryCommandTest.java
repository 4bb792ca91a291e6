package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.events.item.Dates;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.Segment;
import tributary.events.item.SubjectTag;
import tributary.events.story.Evidence;
import tributary.events.story.Member;
import tributary.events.story.Related;
import tributary.events.story.Role;
import tributary.events.story.Story;
import tributary.events.topic.Json;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// As a user on a terminal, of stories that were told on a broker.
class StoryCommandTest {
  private static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");
  private static final Origin WIRE = new Origin("wire", "Wire\u202e Service", null);
  private static final Origin SHOW = new Origin("show", "Noon Show", null);
  private static final Evidence REWORDED =
      new Evidence(
          "item-one",
          606,
          "turbine, harbour",
          428,
          Map.of("words", 512, "meaning", 701),
          null,
          List.of("dead: 12 / 15"));

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Path config;

  @BeforeAll
  static void open() throws Exception {
    config = folder.resolve("tributary.yaml");
    Files.writeString(config, "data: %s%n".formatted(folder.resolve("data")));
    Config read = Config.read(config, Map.of());
    broker = EmbeddedBroker.open(read.broker(), 0);
    try (House house = House.open(read)) {
      Topic<Marked<Story>> stories = house.cluster().topics().stories();
      send(house, stories, "old", Marked.of(story("old", 1, List.of(first()), List.of(), null)));
      send(
          house,
          stories,
          "young",
          Marked.of(story("young", 3, List.of(episode()), List.of(), "old")));
      send(house, stories, "near", Marked.of(story("near", 2, List.of(first()), List.of(), null)));
      send(
          house,
          stories,
          "old",
          Marked.of(story("old", 2, List.of(first(), episode()), List.of("young"), null)));
      send(house, stories, "mark-0", new Marked.Mark<>("stories-0", NOON));
      Topic<Item> items = house.cluster().topics().items();
      send(house, items, "item-unlisted", item("item-unlisted", "young"));
    }
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @Test
  void tellsWhyItemsAreTogetherAndWhyANearStoryIsAnother() {
    Ran ran = story("old");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines())
        .containsSubsequence(
            "Turbine opens",
            "story old, version 2 of 2026-11-12 12:00",
            "merged      young",
            "subjects    Power 700 (grid, turbine)",
            "Told by 2 items",
            "  first     2026-11-12 12:00 Wire Service: Turbine opens",
            "            item-one https://wire.example/1",
            "  coverage  2026-11-12 12:00 Noon Show: Saxophones at noon",
            "            part 2 at 11:40: The harbour's turbine",
            "            like item-one: 606, mean 428; both: turbine, harbour",
            "            meaning 701, words 512",
            "            they disagree: dead: 12 / 15",
            "Near, and not the same: 1 story",
            "     310    Turbine opens",
            "            story near",
            "            both: turbine; mean 118 below 280",
            "            by item-one and item-far",
            "decided by  df-1 story=280 and a good many further settings that do not fit on");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void findsItByAMergedIdAndByAnItemListedOrNot() {
    assertThat(story("young").out()).isEqualTo(story("old").out());
    assertThat(story("item-two").out()).isEqualTo(story("old").out());
    assertThat(story("item-unlisted").out()).isEqualTo(story("old").out());
  }

  @Test
  void printsTheRecordForPrograms() throws Exception {
    Ran ran = story("young", "--json");

    assertThat(Json.MAPPER.readValue(ran.out(), Story.class))
        .isEqualTo(story("old", 2, List.of(first(), episode()), List.of("young"), null));
  }

  @Test
  void saysThatThereIsNoneAndThatAPartsStoryIsNotTold() {
    Ran none = story("elsewhere");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("no story and no item elsewhere: ");

    Ran untold = story("untold");
    assertThat(untold.code()).isEqualTo(2);
    assertThat(untold.err()).contains("story untold is not told: ");
    assertThat(Ran.of("story").code()).isEqualTo(2);
  }

  private static Ran story(String id, String... more) {
    List<String> all = new ArrayList<>(List.of("story", id));
    all.addAll(List.of(more));
    all.addAll(List.of("--config", config.toString()));
    return Ran.of(all.toArray(String[]::new));
  }

  private static <V> void send(House house, Topic<V> topic, String key, V value) throws Exception {
    try (KafkaProducer<String, V> producer =
        new KafkaProducer<>(
            house.cluster().producer(Map.of()),
            new StringSerializer(),
            topic.values().serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), 0, NOON.toEpochMilli(), key, value)).get();
    }
  }

  private static Story story(
      String id, int version, List<Member> members, List<String> aliases, @Nullable String into) {
    Evidence far = new Evidence("item-far", 310, "turbine", 118, Map.of(), null, List.of());
    return new Story(
        id,
        version,
        "Turbine opens",
        NOON,
        members,
        null,
        List.of(),
        List.of(new SubjectTag("power", "Power", 700, "grid, turbine")),
        aliases.isEmpty()
            ? List.of()
            : List.of(new Related("near", "item-one", far, "both: turbine; mean 118 below 280")),
        aliases,
        into,
        "df-1 story=280 and a good many further settings that do not fit on one line of a terminal");
  }

  private static Member first() {
    return member("item-one", Role.ORIGINAL, WIRE, "Turbine opens", null, null);
  }

  private static Member episode() {
    Segment part = new Segment(2, 700, "The harbour's turbine", "old");
    return member("item-two", Role.COVERAGE, SHOW, "Saxophones at noon", REWORDED, part);
  }

  private static Member member(
      String item,
      Role role,
      Origin origin,
      String title,
      @Nullable Evidence evidence,
      @Nullable Segment segment) {
    return new Member(
        item,
        1,
        role,
        Kind.ARTICLE,
        origin,
        title,
        URI.create("https://" + origin.feed() + ".example/1"),
        null,
        NOON,
        NOON,
        false,
        evidence,
        segment);
  }

  private static Item item(String id, String story) {
    return new Item(
        id,
        1,
        Kind.ARTICLE,
        WIRE,
        null,
        "Turbine opens",
        List.of(),
        new Dates(NOON, null, null, null, NOON),
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(new Segment(1, 0, "", "untold")),
        story,
        null,
        false);
  }
}
