package tributary.publish.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.item.Dates;
import tributary.events.item.Enclosure;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.Sentence;
import tributary.events.item.SubjectTag;
import tributary.publish.SampleWeek;

class SearchTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Terms TERMS = new Terms(SampleWeek.ZONE, NOW, Shelved.EVERYTHING);

  @TempDir Path folder;
  private Library library;
  private long offset;

  @BeforeEach
  void open() {
    library = Library.open(folder);
    post("outage", "Transformers are short", "Utilities wait for transformers. Prices rise.");
    post("fire", "Fire at a plant", "A transformer burned in the night. Nobody was hurt.");
    post("chips", "Chips get cheap", "Graphics chips cost less. Power stays expensive.");
    put(
        item(
            "show",
            Kind.PODCAST,
            "en",
            "The grid hour",
            List.of(
                spoken(1, 12, "Welcome to the show."),
                spoken(2, 754, "Switchgear is what everyone waits for."),
                spoken(3, 760, "That was it."))));
    library.flush();
  }

  @AfterEach
  void close() {
    library.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transformer                 | outage fire
          TRANSFORMERS                | outage fire
          "wait for transformers"     | outage
          "transformers wait"         |
          transformer -burned         | outage
          -burned transformer         | outage
          transf*                     | outage fire
          wait kind:podcast           | show
          wait kind:post              | outage
          chips outlet:"The Ledger"   | chips
          chips outlet:ledger         | chips
          chips outlet:lighthouse     |
          chips subject:power         | chips
          chips subject:cooling       |
          chips after:2026-11-12      | chips
          chips after:2026-11-13      |
          chips before:2026-11-12     | chips
          chips before:2026-11-11     |
          wait waits                  | outage show
          “wait for transformers”     | outage
          chips cost-less             | chips
          chips less-cost             |
          """)
  void findsByWordsPhrasesAndFilters(String asked, String found) {
    assertThat(ids(asked))
        .containsExactlyInAnyOrder(found == null ? new String[0] : found.split(" "));
  }

  @Test
  void leadsToTheSentenceThatSaysIt() {
    Hit hit = find("switchgear").found().getFirst().hits().getFirst();

    assertThat(hit.snippets()).hasSize(1);
    assertThat(hit.snippets().getFirst().sentence().second()).isEqualTo(754);
    assertThat(marked(hit)).containsExactly("Switchgear");
    assertThat(text(hit.snippets().getFirst().pieces()))
        .isEqualTo("Switchgear is what everyone waits for.");
  }

  @Test
  void marksEveryFormOfAWordAndAPhraseAsAWhole() {
    assertThat(marked(find("transformers fire").found().getFirst().hits().getFirst()))
        .containsExactly("Fire", "transformer");
    assertThat(marked(find("\"wait for transformers\"").found().getFirst().hits().getFirst()))
        .containsExactly("wait for transformers");
    assertThat(marked(find("switch*").found().getFirst().hits().getFirst()))
        .containsExactly("Switchgear");
  }

  @Test
  void forgivesTypingMistakesOnlyWhereLittleIsFoundExactly() {
    Hits hits = find("transfomer");

    assertThat(hits.near()).isTrue();
    assertThat(hits.found()).hasSize(2);
    assertThat(hits.spelling()).isEqualTo("transformer");
    for (int i = 0; i < 5; i++) {
      post("more" + i, "Swarm", "The capacitors of number " + i + " came.");
      post("other" + i, "Swarm", "The capacitars of number " + i + " came.");
    }
    library.flush();
    assertThat(find("capacitors").near()).isFalse();
    assertThat(find("capacitors").found()).hasSize(5);
  }

  @Test
  void aWordInATitleWeighsMoreAndTheNewerOfTwoEqualsComesFirst() {
    put(item("old", "2026-10-01T08:00:00Z", "Reactor", "The valve is new."));
    put(item("new", "2026-11-19T08:00:00Z", "Reactor", "The valve is new."));
    put(item("valve", "2026-09-01T08:00:00Z", "Valve", "The reactor is new."));
    library.flush();

    assertThat(ids("valve")).containsExactly("valve", "new", "old");
    assertThat(ids("reactor")).startsWith("new");
  }

  @Test
  void putsTheHitsOfAStoryTogetherAndShowsWhereItStandsByNow() {
    for (int i = 0; i < 6; i++) {
      put(told("m" + i, i < 3 ? "one" : "two", "Merger number " + i));
    }
    library.flush();
    Terms merged = new Terms(SampleWeek.ZONE, NOW, (item, story) -> Optional.of("one"));

    assertThat(find("merger").found()).extracting(Hits.Found::story).containsOnly("one", "two");
    Hits hits = library.find(inquiry("merger"), merged, 0, 10);
    assertThat(hits.stories()).isEqualTo(1);
    assertThat(hits.found().getFirst().hits()).hasSize(3);
    assertThat(hits.found().getFirst().others()).isEqualTo(3);
  }

  @Test
  void neverShowsWhatIsWithheldOrDeleted() {
    Terms withheld =
        new Terms(
            SampleWeek.ZONE,
            NOW,
            (item, story) -> item.equals("fire") ? Optional.empty() : Optional.of(story));
    library.put(0, offset++, "outage", null);
    library.flush();

    assertThat(library.find(inquiry("transformer"), withheld, 0, 10).found()).isEmpty();
    assertThat(ids("transformer")).containsExactly("fire");
  }

  @Test
  void givesPageByPageAndNothingPastTheEnd() {
    for (int i = 0; i < 25; i++) {
      post("page" + i, "Paging", "Something paged number " + i + ".");
    }
    library.flush();
    List<String> seen = new ArrayList<>();
    for (int from = 0; from < 30; from += 10) {
      library.find(inquiry("paged"), TERMS, from, 10).found().forEach(f -> seen.add(f.story()));
    }

    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    Hits past = library.find(inquiry("paged"), TERMS, 2_000_000_000, 2_000_000_000);
    assertThat(past.found()).isEmpty();
    assertThat(past.stories()).isEqualTo(25);
    assertThat(past.total()).isEqualTo(25);
  }

  @Test
  void findsWhatIsWrittenInOtherScripts() {
    put(item("ja", Kind.POST, "ja", "データセンターの電力", List.of(written("東京で変圧器が不足している。"))));
    put(
        item(
            "ar",
            Kind.POST,
            "ar",
            "مراكز البيانات",
            List.of(written("تحتاج المراكز إلى الكهرباء"))));
    put(
        item(
            "de", Kind.POST, "de", "Strom", List.of(written("Die Straße zum Café war gesperrt."))));
    library.flush();

    assertThat(ids("変圧器")).containsExactly("ja");
    assertThat(ids("圧変")).isEmpty();
    assertThat(marked(find("変圧器").found().getFirst().hits().getFirst())).containsExactly("変圧器");
    assertThat(ids("البيانات")).containsExactly("ar");
    assertThat(ids("cafe")).containsExactly("de");
    assertThat(ids("STRASSE")).containsExactly("de");
    assertThat(ids("straße")).containsExactly("de");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "-",
        "*",
        "***",
        "a*",
        "-*",
        "((((((",
        "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /",
        "/.*.*.*.*.*.*/",
        "title:*",
        "id:a OR *:*",
        "~~~~",
        "kind:",
        "after:never",
        "\u0000\u202e\ud800",
        "\"\"\"\"\"\"",
        "-\"",
        "NOT NOT NOT",
        "*a*b*c*",
        "foo^1000000000",
        "[* TO *]"
      })
  void anHostileInquiryIsOnlyAnInquiry(String asked) {
    Hits hits = find(asked);

    assertThat(hits.found().size()).isLessThanOrEqualTo(10);
  }

  @Test
  void readsSoMuchOfAnInquiryAndSaysSo() {
    Asked asked = new Asked().text("transformer ".repeat(1_000));

    assertThat(asked.notices()).hasSize(2).allMatch(notice -> notice.startsWith("Only the first"));
    assertThat(library.find(asked.inquiry(false), TERMS, 0, 10).found()).hasSize(2);
    assertThat(find("a".repeat(10_000)).found()).isEmpty();
    assertThat(find("tr* ".repeat(5_000)).found()).hasSize(2);
  }

  @Test
  void saysWhichFilterIsNone() {
    Asked asked = new Asked().text("kind:film after:yesterday chips");

    assertThat(asked.notices())
        .satisfiesExactly(
            first -> assertThat(first).contains("film").contains("podcast"),
            second -> assertThat(second).contains("yesterday").contains("2026-11-09"));
    assertThat(library.find(asked.inquiry(false), TERMS, 0, 10).found()).hasSize(1);
  }

  @Test
  void showsTheNewestWhereNoWordIsAskedFor() {
    put(item("last", "2026-11-19T08:00:00Z", "Last", "It came last."));
    library.flush();

    assertThat(find("").found().getFirst().hits().getFirst().item().id()).isEqualTo("last");
    assertThat(find("").total()).isEqualTo(5);
    assertThat(ids("-fire -transformer")).containsExactlyInAnyOrder("last", "chips", "show");
    assertThat(ids("kind:podcast")).containsExactly("show");
  }

  @Test
  void cutsALongSentenceBetweenWordsRoundWhatWasFound() {
    String words =
        Stream.generate(() -> "consequently").limit(400).collect(Collectors.joining(" "));
    post("long", "Long", words + " needle " + words + ".");
    library.flush();
    String shown =
        text(find("needle").found().getFirst().hits().getFirst().snippets().getFirst().pieces());

    assertThat(shown).contains(" needle ").hasSizeLessThan(300).startsWith("…").endsWith("…");
    assertThat(shown.replaceAll("…|needle|consequently|\\s", "")).isEmpty();
  }

  private Hits find(String asked) {
    return library.find(inquiry(asked), TERMS, 0, 10);
  }

  private static Inquiry inquiry(String asked) {
    return new Asked().text(asked).inquiry(false);
  }

  private List<String> ids(String asked) {
    return find(asked).found().stream()
        .flatMap(found -> found.hits().stream())
        .map(hit -> hit.item().id())
        .toList();
  }

  private static List<String> marked(Hit hit) {
    Stream<Hit.Piece> pieces =
        Stream.concat(
            hit.title().stream(), hit.snippets().stream().flatMap(s -> s.pieces().stream()));
    return pieces.filter(Hit.Piece::marked).map(Hit.Piece::text).toList();
  }

  private static String text(List<Hit.Piece> pieces) {
    return pieces.stream().map(Hit.Piece::text).collect(Collectors.joining());
  }

  private void post(String id, String title, String text) {
    put(item(id, "2026-11-12T08:00:00Z", title, text));
  }

  private void put(Item item) {
    library.put(0, offset++, item.id(), item);
  }

  private static Sentence spoken(int number, int second, String text) {
    return new Sentence("s" + number, text, second, "Ana");
  }

  private static Sentence written(String text) {
    return new Sentence("s1", text, null, null);
  }

  private static Item item(String id, String seen, String title, String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (String sentence : text.split("(?<=\\.) ")) {
      sentences.add(new Sentence("s" + sentences.size(), sentence, null, null));
    }
    return item(id, Kind.POST, "en", title, sentences, "story-" + id, Instant.parse(seen));
  }

  private static Item told(String id, String story, String title) {
    return item(id, Kind.POST, "en", title, List.of(), story, NOW);
  }

  private static Item item(
      String id, Kind kind, String language, String title, List<Sentence> sentences) {
    return item(
        id, kind, language, title, sentences, "story-" + id, Instant.parse("2026-11-12T08:00:00Z"));
  }

  private static Item item(
      String id,
      Kind kind,
      String language,
      String title,
      List<Sentence> sentences,
      String story,
      Instant seen) {
    return new Item(
        id,
        1,
        kind,
        new Origin("ledger", "The Ledger", null),
        URI.create("https://ledger.example/" + id),
        title,
        sentences,
        new Dates(seen, "made", null, null, seen),
        List.of(),
        language,
        null,
        List.of(new Enclosure(URI.create("https://ledger.example/a.mp3"), "audio/mpeg", null)),
        null,
        List.of(),
        null,
        null,
        null,
        List.of(new SubjectTag("power", "Power", 800, "grid")),
        List.of(),
        List.of(),
        List.of(),
        story,
        null,
        false);
  }
}
