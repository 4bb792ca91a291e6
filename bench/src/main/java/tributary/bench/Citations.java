package tributary.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import tributary.app.trial.TemporaryFolder;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.enrich.EnrichTopology;
import tributary.enrich.subject.Subjects;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.item.Sentence;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;
import tributary.publish.digest.Daily;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Newsroom;
import tributary.publish.digest.Plan;
import tributary.publish.digest.Told;
import tributary.publish.proof.Original;

/// Runs made-up reports through the production topology and the newsroom, then looks at every claim
/// of items, stories and editions: does each citation lead to a sentence, does it quote it word for
/// word, are numbers and names of the claim in what it cites. The look is its own, plainer than the
/// gate's.
public final class Citations {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration APART = Duration.ofMinutes(1);
  private static final Pattern TOKEN = Pattern.compile("\\p{Nd}+|\\p{Lu}[\\p{L}\\p{N}]+");

  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, Story> stories = new TreeMap<>();

  private Citations() {}

  /// @param args how many items (5000)
  public static void main(String[] args) throws IOException {
    Citations citations = new Citations();
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
    citations.enrich(count);
    System.out.printf("%,d items, %,d stories%n", citations.items.size(), citations.stories.size());
    citations.count("items", citations.items.values().stream().flatMap(Citations::claims));
    citations.count("stories", citations.stories.values().stream().flatMap(Citations::claims));
    citations.editions(BEGIN.plus(APART.multipliedBy(count)));
  }

  private void enrich(int count) throws IOException {
    Topics topics = new Topics("");
    Cluster cluster = new Cluster("none:0", "", 1, (short) 1, Map.of());
    EnrichConfig own = EnrichConfig.defaults();
    EnrichConfig config =
        new EnrichConfig(
            EnrichConfig.Switch.OFF,
            own.window(),
            own.storyOpen(),
            own.storyThreshold(),
            own.mergeThreshold(),
            own.nearThreshold(),
            own.duplicateThreshold(),
            own.pairFloor(),
            own.candidatesPerKey(),
            own.threads());
    Properties properties =
        Enrich.properties(cluster, config, TemporaryFolder.make("citations").path(), "bench");
    EnrichTopology topology = new EnrichTopology(topics, 1, config, new Subjects(List.of()));
    try (TopologyTestDriver driver =
        new TopologyTestDriver(topology.with(properties), properties)) {
      MadeReports reports = new MadeReports(5, BEGIN, APART);
      TestInputTopic<String, Marked<RawItem>> articles = input(driver, topics.articles());
      Instant seen = BEGIN;
      for (int i = 0; i < count; i++) {
        RawItem item = reports.next();
        seen = item.dates().firstSeen();
        articles.pipeInput(item.id(), Marked.of(item), seen);
      }
      for (Kind kind : Kind.values()) {
        input(driver, topics.raw(kind))
            .pipeInput("mark", new Marked.Mark<>(topics.raw(kind).name() + "-0", seen), seen);
      }
      read(driver, topics);
    }
  }

  private void read(TopologyTestDriver driver, Topics topics) {
    output(driver, topics.items()).forEach(item -> items.put(item.id(), item));
    output(driver, topics.stories())
        .forEach(marked -> {
          if (marked instanceof Marked.Value<Story>(Story story)) {
            stories.put(story.id(), story);
          }
        });
    stories.values().removeIf(story -> story.mergedInto() != null);
  }

  private void editions(Instant end) {
    Plan plan = new Plan("daily", "Day", new Daily(LocalTime.MIDNIGHT, ZoneOffset.UTC), 500);
    List<Claim> claims = new ArrayList<>();
    int entries = 0;
    int cut = 0;
    for (Instant at = BEGIN.plus(Duration.ofDays(1));
        at.isBefore(end.plus(Duration.ofDays(1)));
        at = at.plus(Duration.ofDays(1))) {
      Newsroom newsroom =
          new Newsroom(item -> Optional.ofNullable(items.get(item)).map(Original::of));
      Editor editor = new Editor(plan, plan.schedule().lastEnded(at), new Told(Set.of(), Set.of()));
      Digest digest = newsroom.edit(editor, List.copyOf(stories.values()), List.of());
      digest.entries().forEach(entry -> claims(entry).forEach(claims::add));
      entries += digest.entries().size();
      cut += newsroom.notes().size();
    }
    System.out.printf("editions: %,d entries, %,d claims cut before%n", entries, cut);
    count("editions", claims.stream());
  }

  private static Stream<Claim> claims(Item item) {
    return Stream.concat(
        item.insights().stream().flatMap(Citations::claims),
        item.sections().stream().flatMap(section -> section.summary().stream()));
  }

  private static Stream<Claim> claims(Story story) {
    Stream<Claim> brief = story.brief() == null ? Stream.empty() : story.brief().claims();
    return Stream.concat(brief, story.insights().stream().flatMap(Citations::claims));
  }

  private static Stream<Claim> claims(Digest.Entry entry) {
    Stream<Claim> brief = entry.brief() == null ? Stream.empty() : entry.brief().claims();
    return Stream.concat(brief, entry.insights().stream().flatMap(Citations::claims));
  }

  private static Stream<Claim> claims(Insight insight) {
    return Stream.concat(Stream.of(insight.said()), Stream.ofNullable(insight.impact()));
  }

  private void count(String where, Stream<Claim> all) {
    List<Claim> claims = all.toList();
    List<Citation> cited = claims.stream().flatMap(c -> c.citations().stream()).toList();
    long resolve = cited.stream().filter(c -> sentence(c).isPresent()).count();
    long verbatim =
        cited.stream()
            .filter(c -> sentence(c).filter(s -> s.text().equals(c.quote())).isPresent())
            .count();
    long supported = claims.stream().filter(Citations::supported).count();
    System.out.printf(
        "%-9s %,7d claims, %,7d citations: resolve %s, quote verbatim %s, numbers and names %s%n",
        where,
        claims.size(),
        cited.size(),
        share(resolve, cited.size()),
        share(verbatim, cited.size()),
        share(supported, claims.size()));
  }

  private static String share(long part, int all) {
    return "%.2f %%".formatted(all == 0 ? 0 : 100.0 * part / all);
  }

  private Optional<Sentence> sentence(Citation citation) {
    return Optional.ofNullable(items.get(citation.item())).stream()
        .flatMap(item -> item.sentences().stream())
        .filter(sentence -> sentence.id().equals(citation.sentence()))
        .findFirst();
  }

  private static boolean supported(Claim claim) {
    Set<String> quoted =
        claim.citations().stream()
            .flatMap(citation -> tokens(citation.quote()))
            .collect(Collectors.toSet());
    return tokens(claim.text()).allMatch(quoted::contains);
  }

  private static Stream<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group);
  }

  private static TestInputTopic<String, Marked<RawItem>> input(
      TopologyTestDriver driver, Topic<Marked<RawItem>> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), topic.values().serializer());
  }

  private static <V> List<V> output(TopologyTestDriver driver, Topic<V> topic) {
    return driver
        .createOutputTopic(topic.name(), new StringDeserializer(), topic.values().deserializer())
        .readValuesToList();
  }
}
