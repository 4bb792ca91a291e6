package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.enrich.RawItems.MONDAY;
import static tributary.enrich.RawItems.post;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.enrich.EnrichConfig.Switch;
import tributary.events.item.Dates;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;

/// What could make other stories of the same raw records, or stop the stream for good.
class EnrichEdgesTest {
  private static final String TEXT =
      "The quartz harbour lattice turbine opened on Friday after a decade of velvet delays.";
  private static final RawItem FIRST = post("wire", 0, "Quartz harbour turbine opens", TEXT);
  private static final RawItem SECOND = post("lab", 90, "Quartz harbour turbine is open", TEXT);

  @TempDir Path state;

  @Test
  void tellsAnEditOfAForgottenItemTheSameHoweverOftenTimeWasClosed() {
    Instant late = MONDAY.plus(Duration.ofDays(40));
    RawItem edit = edited(SECOND, Kind.POST, late);
    List<Story> seldom;
    try (Pipeline pipeline = new Pipeline(state.resolve("seldom"))) {
      pipeline.post(FIRST);
      pipeline.post(SECOND);
      pipeline.post(edit, late);
      pipeline.mark(late);
      seldom = pipeline.stories();
    }
    try (Pipeline pipeline = new Pipeline(state.resolve("often"))) {
      pipeline.post(FIRST);
      pipeline.post(SECOND);
      for (int day = 1; day < 40; day++) {
        pipeline.mark(MONDAY.plus(Duration.ofDays(day)));
      }
      pipeline.post(edit, late);
      pipeline.mark(late);
      assertThat(pipeline.stories()).isEqualTo(seldom);
    }
  }

  @Test
  void knowsAnItemForAsLongAsAPairCanNameIt() {
    EnrichConfig own = EnrichConfig.defaults();
    EnrichConfig config =
        new EnrichConfig(
            Switch.OFF,
            Duration.ofDays(30),
            Duration.ofDays(1),
            own.storyThreshold(),
            own.mergeThreshold(),
            own.nearThreshold(),
            own.duplicateThreshold(),
            own.pairFloor(),
            own.candidatesPerKey(),
            own.threads());
    RawItem copy = post("mirror", 20 * 24 * 60, FIRST.title(), TEXT);
    try (Pipeline pipeline = new Pipeline(state, config)) {
      pipeline.post(FIRST);
      pipeline.mark(MONDAY.plus(Duration.ofDays(19)));
      pipeline.post(copy);
      pipeline.mark(MONDAY.plus(Duration.ofDays(21)));

      assertThat(pipeline.items().get(copy.id()).duplicateOf()).isEqualTo(FIRST.id());
    }
  }

  @Test
  void tellsAnItemInOrderWhenItsEditIsReadFirstFromAnotherRawTopic() {
    Instant later = MONDAY.plus(Duration.ofHours(5));
    RawItem article = edited(SECOND, Kind.ARTICLE, later);
    List<Story> expected;
    try (Pipeline pipeline = new Pipeline(state.resolve("in-order"))) {
      pipeline.post(FIRST);
      pipeline.post(SECOND);
      pipeline.post(article, later);
      pipeline.mark(later);
      expected = pipeline.stories();
    }
    assertThat(expected).extracting(Story::version).containsExactly(1, 2, 3);
    try (Pipeline pipeline = new Pipeline(state.resolve("article-first"))) {
      pipeline.post(article, later);
      pipeline.post(FIRST);
      pipeline.post(SECOND);
      pipeline.mark(later);
      assertThat(pipeline.stories()).isEqualTo(expected);
    }
  }

  @Test
  void cutsATextThatIsSmallAsMarkupAndTooLargeAsSentences() {
    RawItem hostile = post("hostile", 0, "A page of paragraphs", "<p>a</p>".repeat(250_000));
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.post(hostile);
      pipeline.mark(MONDAY.plusSeconds(60));

      Item item = pipeline.items().get(hostile.id());
      assertThat(item.truncated()).isTrue();
      assertThat(pipeline.topics().items().values().serializer().serialize("items", item).length)
          .isBetween(Cluster.MAX_RECORD / 2, Cluster.MAX_RECORD);
    }
  }

  @Test
  void listsAsManyMembersAsARecordHoldsAndPlacesTheRestAllTheSame() {
    try (Pipeline pipeline = new Pipeline(state)) {
      for (int i = 0; i < 520; i++) {
        Instant seen = MONDAY.plusSeconds(3600L * i);
        pipeline.post(
            post(
                "mirror" + i,
                FIRST.title(),
                TEXT,
                new Dates(seen, "pubDate", null, null, seen),
                1));
      }
      pipeline.mark(MONDAY.plus(Duration.ofDays(60)));

      Story last = pipeline.stories().getLast();
      assertThat(last.members()).hasSize(500);
      assertThat(pipeline.items().values())
          .hasSize(520)
          .extracting(Item::story)
          .containsOnly(last.id());
    }
  }

  @Test
  void cutsATitleThatIsNone() {
    RawItem hostile = post("hostile", 0, "v1" + ".1".repeat(100_000), TEXT);
    try (Pipeline pipeline = new Pipeline(state)) {
      pipeline.post(hostile);
      pipeline.mark(MONDAY.plusSeconds(60));

      assertThat(pipeline.stories().getFirst().headline()).hasSize(500).endsWith("…");
    }
  }

  @Test
  void saysTheSameInALocaleWithDigitsOfItsOwn() {
    Locale before = Locale.getDefault();
    List<Story> expected = stories(state.resolve("plain"));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(stories(state.resolve("arabic"))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<Story> stories(Path folder) {
    try (Pipeline pipeline = new Pipeline(folder)) {
      pipeline.post(FIRST);
      pipeline.post(SECOND);
      pipeline.mark(MONDAY.plus(Duration.ofDays(1)));
      return pipeline.stories();
    }
  }

  private static RawItem edited(RawItem item, Kind kind, Instant updated) {
    Dates dates =
        new Dates(item.dates().published(), "pubDate", updated, null, item.dates().firstSeen());
    return new RawItem(
        item.id(),
        2,
        kind,
        item.origin(),
        item.guid(),
        item.link(),
        item.title(),
        null,
        item.content(),
        dates,
        List.of(),
        List.of(),
        "en",
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }
}
