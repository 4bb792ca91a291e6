package tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.enrich.EnrichTopology;
import tributary.enrich.subject.Subjects;
import tributary.events.item.Dates;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;
import tributary.events.topic.Json;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// Runs labelled items through the production topology and prints how well its stories agree with
/// the labels, and how precise its duplicates are.
public final class StoriesQuality {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

  private StoriesQuality() {}

  /// @param args JSON Lines with `id`, `title`, `text`, `cluster`; then, if wanted, story
  ///   threshold, duplicate threshold and pair floor
  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: StoriesQuality FILE.jsonl [STORY [DUPLICATE [FLOOR]]]");
      System.exit(2);
    }
    EnrichConfig own = EnrichConfig.defaults();
    EnrichConfig config =
        new EnrichConfig(
            EnrichConfig.Switch.OFF,
            own.window(),
            own.storyOpen(),
            argument(args, 1, own.storyThreshold()),
            own.mergeThreshold(),
            own.nearThreshold(),
            argument(args, 2, own.duplicateThreshold()),
            argument(args, 3, own.pairFloor()),
            own.candidatesPerKey(),
            own.threads());
    List<JsonNode> labelled = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      labelled.add(Json.MAPPER.readTree(line));
    }
    report(labelled, run(labelled, config));
  }

  private static int argument(String[] args, int position, int otherwise) {
    return args.length > position ? Integer.parseInt(args[position]) : otherwise;
  }

  private static Map<String, Item> run(List<JsonNode> labelled, EnrichConfig config)
      throws IOException {
    Topics topics = new Topics("");
    Cluster cluster = new Cluster("none:0", "", 1, (short) 1, Map.of());
    Path state = Files.createTempDirectory("stories");
    Properties properties = Enrich.properties(cluster, config, state, "bench");
    EnrichTopology topology = new EnrichTopology(topics, 1, config, new Subjects(List.of()));
    try (TopologyTestDriver driver =
        new TopologyTestDriver(topology.with(properties), properties)) {
      Instant seen = BEGIN;
      TestInputTopic<String, Marked<RawItem>> posts = input(driver, topics.posts());
      for (JsonNode item : labelled) {
        seen = seen.plusSeconds(1);
        posts.pipeInput(item.path("id").asText(), Marked.of(raw(item, seen)), seen);
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
      return items;
    }
  }

  private static TestInputTopic<String, Marked<RawItem>> input(
      TopologyTestDriver driver, Topic<Marked<RawItem>> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), topic.values().serializer());
  }

  private static RawItem raw(JsonNode item, Instant seen) {
    String id = item.path("id").asText();
    String source = item.path("source").asText(id);
    return new RawItem(
        id,
        1,
        Kind.POST,
        new Origin(source, source, null),
        id,
        null,
        item.path("title").asText(),
        null,
        item.path("text").asText().replace("<", "&lt;"),
        new Dates(seen, "line", null, null, seen),
        List.of(),
        List.of(),
        null,
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

  private static void report(List<JsonNode> labelled, Map<String, Item> items) {
    List<String> found = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    Map<String, String> clusters = new HashMap<>();
    labelled.forEach(n -> clusters.put(n.path("id").asText(), n.path("cluster").asText()));
    int duplicates = 0;
    int right = 0;
    for (JsonNode node : labelled) {
      Item item = items.get(node.path("id").asText());
      if (item == null) {
        throw new IllegalStateException("lost: " + node.path("id").asText());
      }
      found.add(item.story());
      truth.add(node.path("cluster").asText());
      if (item.duplicateOf() != null) {
        duplicates++;
        right += node.path("cluster").asText().equals(clusters.get(item.duplicateOf())) ? 1 : 0;
      }
    }
    System.out.println(Grouping.of(found, truth));
    System.out.printf("duplicates %d, of these right %d%n", duplicates, right);
  }
}
