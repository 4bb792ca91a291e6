package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.enrich.RawItems.MONDAY;
import static tributary.enrich.RawItems.post;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.item.Chapter;
import tributary.events.item.Dates;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.item.Utterance;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;

/// What is too much of a thing, or at a time that cannot be: it is handled, and nothing stops.
class EnrichBoundsTest {
  private static final EnrichConfig WORDS =
      EnrichConfig.defaults().embedding(EnrichConfig.Switch.OFF);
  private static final Duration TWO_YEARS = Duration.ofDays(730);
  private static final RawItem FIRST =
      post(
          "wire",
          0,
          "Quartz harbour turbine opens",
          "The quartz harbour turbine opened on Friday.");
  private static final RawItem SECOND =
      post(
          "lab",
          90,
          "Quartz harbour turbine is open",
          "The quartz harbour turbine opened at last.");

  @TempDir Path state;

  @Test
  void tellsTenThousandIdenticalItemsOfOneMomentAsOneStory() {
    int count = 10_000;
    Dates dates = new Dates(MONDAY, "pubDate", null, null, MONDAY);
    try (Pipeline pipeline = new Pipeline(state, WORDS)) {
      for (int i = 0; i < count; i++) {
        pipeline.post(post("mirror" + i, FIRST.title(), FIRST.content(), dates, 1));
      }
      pipeline.mark(MONDAY.plusSeconds(60));

      Map<String, Item> items = pipeline.items();
      assertThat(items).hasSize(count);
      assertThat(items.values().stream().map(Item::story).distinct()).hasSize(1);
      assertThat(items.values()).filteredOn(item -> item.duplicateOf() == null).hasSize(1);
    }
  }

  @Test
  void losesNothingAmongThousandsThatShareTheirWords() {
    try (Pipeline pipeline = new Pipeline(state, WORDS)) {
      pipeline.post(FIRST);
      for (int i = 0; i < 2_000; i++) {
        String other = Integer.toString(1_000_000 + i * 7919, 36);
        pipeline.post(
            post(
                "outlet" + i % 50,
                1 + i / 40,
                "Quartz harbour report " + other,
                "Of the quartz harbour nothing but " + other + " and x" + other + " is said."));
      }
      pipeline.post(SECOND);
      pipeline.mark(MONDAY.plus(Duration.ofDays(1)));

      Map<String, Item> items = pipeline.items();
      assertThat(items).hasSize(2_002);
    }
  }

  @Test
  void holdsNobodyUpForAnItemStampedTwoYearsAhead() {
    RawItem ahead = post("ahead", 0, "Velvet orchard lattice", "The velvet orchard was sold.");
    Instant then = MONDAY.plus(TWO_YEARS);
    try (Pipeline pipeline = new Pipeline(state, WORDS)) {
      pipeline.post(FIRST);
      pipeline.post(ahead, then);
      pipeline.mark(Kind.POST, then.minusMillis(1)); // by the clock that is two years ahead
      pipeline.post(SECOND);
      pipeline.mark(MONDAY.plus(Duration.ofHours(3)));

      assertThat(pipeline.items()).containsOnlyKeys(FIRST.id(), SECOND.id());
      assertThat(pipeline.stories().getLast().members()).hasSize(2);
      pipeline.mark(then);
      assertThat(pipeline.items()).containsKey(ahead.id());
    }
  }

  @Test
  void tellsAnItemStampedTwoYearsAgoNow() {
    RawItem ago = post("ago", 0, "Velvet orchard lattice", "The velvet orchard was sold.");
    try (Pipeline pipeline = new Pipeline(state, WORDS)) {
      pipeline.post(FIRST);
      pipeline.mark(MONDAY.plusSeconds(60));
      pipeline.post(ago, MONDAY.minus(TWO_YEARS));
      pipeline.mark(MONDAY.plusSeconds(120));

      assertThat(pipeline.items()).containsKey(ago.id());
    }
  }

  @Test
  void groupsByFirstSeenWhatItsSourceDatesTwoYearsAhead() {
    Instant seen = SECOND.dates().firstSeen();
    RawItem ahead =
        post(
            "ahead",
            SECOND.title(),
            SECOND.content(),
            new Dates(seen.plus(TWO_YEARS), "pubDate", null, null, seen),
            1);
    try (Pipeline pipeline = new Pipeline(state, WORDS)) {
      pipeline.post(FIRST);
      pipeline.post(ahead);
      pipeline.mark(MONDAY.plus(Duration.ofHours(3)));

      Map<String, Item> items = pipeline.items();
      assertThat(items.get(ahead.id()).story()).isEqualTo(items.get(FIRST.id()).story());
    }
  }

  @Test
  void passesOverTheMarkOfAWriterThatItDoesNotKnow() {
    try (Pipeline pipeline = new Pipeline(state, WORDS)) {
      pipeline.post(FIRST);
      pipeline.mark(Kind.POST, "stranger-0", MONDAY.minusSeconds(1));
      pipeline.mark(Kind.POST, "stranger-0", MONDAY.plus(TWO_YEARS));
      assertThat(pipeline.stories()).isEmpty();
      pipeline.mark(MONDAY.plusSeconds(60));

      assertThat(pipeline.stories()).extracting(Story::closedAt).containsExactly(MONDAY);
    }
  }

  @Test
  void cutsAnEpisodeOfChaptersAndWordsThatNoRecordHolds() {
    List<Chapter> chapters = new ArrayList<>();
    IntStream.range(0, 20_000).forEach(i -> chapters.add(new Chapter(i, "Ä".repeat(50), null)));
    List<Utterance> said = new ArrayList<>();
    IntStream.range(0, 60_000).forEach(i -> said.add(new Utterance(i, null, "Well, so it is.")));
    RawItem episode = RawItems.episode("show", "A long one", "Notes.", chapters, said);
    try (Pipeline pipeline = new Pipeline(state, WORDS)) {
      pipeline.post(episode);
      pipeline.mark(MONDAY.plusSeconds(60));

      Item item = pipeline.items().get(episode.id());
      assertThat(item.truncated()).isTrue();
      assertThat(pipeline.topics().items().values().serializer().serialize("items", item).length)
          .isBetween(Cluster.MAX_RECORD / 2, Cluster.MAX_RECORD);
    }
  }

  /// That it lies in the dead letters then is held on a broker (app): the test driver has none.
  @Test
  void setsAsideAnItemWhoseAuthorsAreABookAndGoesOn() {
    RawItem book = RawItems.by(List.of("A. Nonymous ".repeat(20_000)));
    try (Pipeline pipeline = new Pipeline(state, WORDS)) {
      pipeline.post(book);
      pipeline.post(FIRST);
      pipeline.mark(MONDAY.plusSeconds(60));

      assertThat(pipeline.items()).containsOnlyKeys(FIRST.id());
    }
  }
}
