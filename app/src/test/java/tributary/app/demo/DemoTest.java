package tributary.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.backup.Backup;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.app.sample.SampleWeb;
import tributary.app.sample.Truth;
import tributary.app.topic.Snapshot;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.item.Ids;
import tributary.events.item.Item;
import tributary.events.topic.Topics;
import tributary.publish.proof.Manner;
import tributary.publish.proof.Original;
import tributary.publish.proof.Proof;
import tributary.publish.proof.Verdict;

/// The demo as a user runs it, then once more on its folder as restored from a backup after the
/// first was lost; then what lies on its topics, held against what the sample's author knows.
class DemoTest {
  @TempDir static Path folder;

  private static final StringWriter FIRST = new StringWriter();
  private static final StringWriter SECOND = new StringWriter();
  private static House house;
  private static Map<String, Item> items;
  private static List<Truth> truths;
  private static Path data;

  @BeforeAll
  static void runTwice() throws InterruptedException {
    data = folder.resolve("data");
    assertThat(run(FIRST)).as(FIRST.toString()).isZero();
    Backup.make(data, folder.resolve("backup"), Clock.systemUTC());
    data = folder.resolve("another machine");
    Backup.restore(folder.resolve("backup"), data);
    assertThat(run(SECOND)).as(SECOND.toString()).isZero();
    house =
        House.own(Config.bundled("/tributary/app/demo/demo.yaml", Map.of("PORT", "0")).in(data));
    items = Snapshot.of(house.cluster(), topics().items()).values();
    try (SampleWeb web =
        new SampleWeb(Clock.systemUTC(), DemoState.read(data, Clock.systemUTC()).weekStart(), 0)) {
      web.start();
      truths = web.truth();
    }
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void bringsEveryReadableItemOfTheSampleOnce() {
    assertThat(items.keySet())
        .isEqualTo(truths.stream().map(DemoTest::id).collect(Collectors.toSet()));
  }

  /// Which of two copies seen in one step is the repeat is a matter of their ids.
  @Test
  void suppressesAllButOneOfEachTextAndNothingElse() {
    Map<String, Long> left =
        truths.stream()
            .filter(truth -> items.get(id(truth)).duplicateOf() == null)
            .collect(Collectors.groupingBy(DemoTest::text, Collectors.counting()));

    assertThat(left.keySet())
        .isEqualTo(truths.stream().map(DemoTest::text).collect(Collectors.toSet()));
    assertThat(left.values()).as("items left of each text").containsOnly(1L);
  }

  @Test
  void tellsBothDecoupledDiLoCoPostsAsOneStoryAndTheLookAlikesApart() {
    Map<String, Set<String>> stories =
        truths.stream()
            .collect(
                Collectors.groupingBy(
                    Truth::story, Collectors.mapping(DemoTest::storyOf, Collectors.toSet())));

    assertThat(stories.get("decoupled-diloco")).hasSize(1);
    for (String product : List.of("deep-agents-", "gpu-prices-week-", "meta-")) {
      List<String> all =
          stories.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith(product))
              .flatMap(entry -> entry.getValue().stream())
              .toList();
      assertThat(all).as("stories of %s", product).doesNotHaveDuplicates();
    }
  }

  @Test
  void groupsTheWeekAlmostAsItsAuthorDoes() {
    long together = pairs(items.values().stream().map(Item::story).toList());
    long truly = pairs(truths.stream().map(Truth::story).toList());
    long both = pairs(truths.stream().map(t -> t.story() + " " + storyOf(t)).toList());

    assertThat((double) both / together).as("pair precision").isGreaterThan(.85);
    assertThat((double) both / truly).as("pair recall").isGreaterThan(.85);
  }

  @Test
  void quotesEveryLineOfTheEditionWordForWord() {
    Digest digest = digests().values().iterator().next();
    assertThat(digest.entries()).hasSize(20);
    Stream<Citation> citations =
        digest.entries().stream()
            .flatMap(entry -> entry.insights().stream())
            .flatMap(insight -> insight.citations().stream());
    assertThat(citations)
        .isNotEmpty()
        .allSatisfy(citation ->
            assertThat(items.get(citation.item()).sentences())
                .anyMatch(sentence ->
                    sentence.id().equals(citation.sentence())
                        && sentence.text().equals(citation.quote())));
    assertThat(digest.unreached())
        .extracting(Digest.Unreached::title)
        .contains("Old Lighthouse", "Rackspotter");
  }

  @Test
  void provesEveryClaimOfTheEditionByTheSourcesOwnSentences() {
    Digest digest = digests().values().iterator().next();
    Proof proof = new Proof(item -> Optional.ofNullable(items.get(item)).map(Original::of));
    List<Claim> claims = digest.entries().stream().flatMap(DemoTest::claims).toList();

    assertThat(claims).hasSizeGreaterThan(100);
    assertThat(claims)
        .allSatisfy(
            claim -> assertThat(proof.of(claim, Manner.TAKEN)).isEqualTo(new Verdict.Holds()));
    assertThat(digest.entries()).extracting(Digest.Entry::brief).doesNotContainNull();
  }

  private static Stream<Claim> claims(Digest.Entry entry) {
    Stream<Claim> brief = entry.brief() == null ? Stream.empty() : entry.brief().claims();
    return Stream.concat(
        brief,
        entry.insights().stream()
            .flatMap(insight ->
                Stream.concat(Stream.of(insight.said()), Stream.ofNullable(insight.impact()))));
  }

  @Test
  void aSecondStartSendsNothingAgainAndTellsTheSame() throws Exception {
    assertThat(digests()).hasSize(1);
    Map<String, Delivery> deliveries = Snapshot.of(house.cluster(), topics().deliveries()).values();
    assertThat(deliveries.values())
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.SENT);
    try (Stream<Path> outbox = Files.list(data.resolve("outbox"))) {
      assertThat(outbox).hasSize(1);
    }
    assertThat(headlines(SECOND)).isEqualTo(headlines(FIRST)).isNotEmpty();
  }

  @Test
  void showsNoStackTrace() {
    assertThat(FIRST.toString() + SECOND).doesNotContain("\tat ").doesNotContain("Exception");
  }

  private static int run(StringWriter out) throws InterruptedException {
    return new Demo(data, 0, true).run(new PrintWriter(out), new PrintWriter(out));
  }

  private static List<String> headlines(StringWriter out) {
    return out.toString().lines().filter(line -> line.matches(" ?\\d+\\. .*")).toList();
  }

  private static Map<String, Digest> digests() {
    return Snapshot.of(house.cluster(), topics().digests()).values();
  }

  private static Topics topics() {
    return house.cluster().topics();
  }

  private static String id(Truth truth) {
    return Ids.hash(truth.feed(), truth.guid());
  }

  private static String text(Truth truth) {
    return truth.copyOf() == null ? truth.guid() : truth.copyOf();
  }

  private static String storyOf(Truth truth) {
    return items.get(id(truth)).story();
  }

  private static long pairs(Collection<String> groups) {
    return groups.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .values()
        .stream()
        .mapToLong(n -> n * (n - 1) / 2)
        .sum();
  }
}
