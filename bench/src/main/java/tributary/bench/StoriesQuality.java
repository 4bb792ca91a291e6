package tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import tributary.app.lab.Grouping;
import tributary.app.trial.TemporaryFolder;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.enrich.EnrichTopology;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.embedding.MiniLm;
import tributary.enrich.story.Fusion;
import tributary.enrich.story.Weighing;
import tributary.enrich.subject.Subjects;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// Runs labelled items through the production topology and prints how well its stories agree with
/// the labels, and how precise its duplicates are. Every pair is judged by weights that were learnt
/// from other events than its own two: with five parts of the events, those of the other three.
public final class StoriesQuality {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final int PARTS = 5;
  private static final long SEED = 7;

  private StoriesQuality() {}

  /// @param args JSON Lines with `id`, `title`, `text`, `cluster`; then, if wanted, `on` or `off`
  ///   for embedding, story threshold, merge threshold, duplicate threshold
  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: StoriesQuality FILE.jsonl [on|off [STORY [MERGE [DUPLICATE]]]]");
      System.exit(2);
    }
    boolean embedding = args.length < 2 || args[1].equals("on");
    EnrichConfig own = EnrichConfig.defaults();
    EnrichConfig config =
        new EnrichConfig(
            embedding ? EnrichConfig.Switch.ON : EnrichConfig.Switch.OFF,
            own.window(),
            own.storyOpen(),
            argument(args, 2, own.storyThreshold()),
            argument(args, 3, own.mergeThreshold()),
            own.nearThreshold(),
            argument(args, 4, own.duplicateThreshold()),
            own.pairFloor(),
            own.candidatesPerKey(),
            own.threads());
    List<Labelled> labelled = Labelled.read(Path.of(args[0]));
    Embedder embedder = embedding ? MiniLm.shared() : new Embedder.Off();
    Weighing heldOut = heldOut(labelled, embedder);
    report(labelled, run(labelled, config, heldOut));
  }

  private static int argument(String[] args, int position, int otherwise) {
    return args.length > position ? Integer.parseInt(args[position]) : otherwise;
  }

  private static Weighing heldOut(List<Labelled> labelled, Embedder embedder) {
    StoryPairs pairs = StoryPairs.of(labelled, embedder);
    List<String> events =
        new ArrayList<>(labelled.stream().map(Labelled::event).distinct().sorted().toList());
    Collections.shuffle(events, new Random(SEED));
    Map<String, Integer> parts = new HashMap<>();
    events.forEach(event -> parts.put(event, parts.size() % PARTS));
    Map<String, Integer> byItem = new HashMap<>();
    labelled.forEach(item -> byItem.put(item.id(), parts.getOrDefault(item.event(), 0)));
    Fusion[][] fusions = new Fusion[PARTS][PARTS];
    for (int one = 0; one < PARTS; one++) {
      for (int other = one; other < PARTS; other++) {
        int a = one;
        int b = other;
        Fusion fusion =
            pairs.learn(
                "held-out",
                event -> parts.getOrDefault(event, 0) != a && parts.getOrDefault(event, 0) != b);
        fusions[one][other] = fusion;
        fusions[other][one] = fusion;
      }
    }
    return (item, other, features, embedded) ->
        fusions[byItem.getOrDefault(item, 0)][byItem.getOrDefault(other, 0)].likeness(
            features, embedded);
  }

  private static Outcome run(List<Labelled> labelled, EnrichConfig config, Weighing weighing)
      throws IOException {
    Topics topics = new Topics("");
    Cluster cluster = new Cluster("none:0", "", 1, (short) 1, Map.of());
    Path state = TemporaryFolder.make("stories").path();
    Properties properties = Enrich.properties(cluster, config, state, "bench");
    EnrichTopology topology = new EnrichTopology(topics, 1, config, new Subjects(List.of()));
    try (TopologyTestDriver driver =
        new TopologyTestDriver(topology.with(properties, MiniLm::shared, weighing), properties)) {
      Instant seen = BEGIN;
      TestInputTopic<String, Marked<RawItem>> posts = input(driver, topics.posts());
      for (Labelled item : labelled) {
        seen = seen.plusSeconds(1);
        posts.pipeInput(item.id(), Marked.of(item.raw(seen)), seen);
      }
      for (Kind kind : Kind.values()) {
        input(driver, topics.raw(kind))
            .pipeInput("mark", new Marked.Mark<>(topics.raw(kind).name() + "-0", seen), seen);
      }
      Map<String, Item> items = new HashMap<>();
      driver
          .createOutputTopic(
              topics.items().name(),
              new StringDeserializer(),
              topics.items().values().deserializer())
          .readValuesToList()
          .forEach(item -> items.put(item.id(), item));
      return new Outcome(items, stories(driver, topics.stories()));
    }
  }

  /// The story of each item by the last version of each, aliases resolved.
  private static Map<String, String> stories(
      TopologyTestDriver driver, Topic<Marked<Story>> topic) {
    Map<String, Story> latest = new TreeMap<>();
    driver
        .createOutputTopic(topic.name(), new StringDeserializer(), topic.values().deserializer())
        .readValuesToList()
        .forEach(marked -> {
          if (marked instanceof Marked.Value<Story>(Story story)) {
            latest.put(story.id(), story);
          }
        });
    Map<String, String> byItem = new HashMap<>();
    latest.values().stream()
        .filter(story -> story.mergedInto() == null)
        .forEach(story -> story.members().forEach(m -> byItem.put(m.item(), story.id())));
    return byItem;
  }

  private static TestInputTopic<String, Marked<RawItem>> input(
      TopologyTestDriver driver, Topic<Marked<RawItem>> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), topic.values().serializer());
  }

  /// @param items as they were said
  /// @param stories of each item in the end
  private record Outcome(Map<String, Item> items, Map<String, String> stories) {}

  private static void report(List<Labelled> labelled, Outcome outcome) {
    List<String> found = new ArrayList<>();
    Map<String, String> events = new HashMap<>();
    labelled.forEach(item -> events.put(item.id(), item.event()));
    int duplicates = 0;
    int right = 0;
    for (Labelled label : labelled) {
      Item item = outcome.items().get(label.id());
      if (item == null) {
        throw new IllegalStateException("lost: " + label.id());
      }
      found.add(outcome.stories().getOrDefault(label.id(), "lost " + label.id()));
      if (item.duplicateOf() != null) {
        duplicates++;
        right += label.event().equals(events.get(item.duplicateOf())) ? 1 : 0;
      }
    }
    System.out.println(Grouping.of(found, labelled.stream().map(Labelled::event).toList()));
    System.out.printf("duplicates %d, of these right %d%n", duplicates, right);
  }
}
