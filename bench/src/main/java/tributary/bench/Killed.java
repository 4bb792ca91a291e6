package tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import tributary.app.Main;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.StoryReader;
import tributary.app.trial.Supply;
import tributary.app.trial.TemporaryFolder;
import tributary.app.trial.WorkedOff;
import tributary.events.item.Dates;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;

/// Three processes of `tributary enrich` on one broker, one of which is killed with SIGKILL in
/// mid-flow and replaced by one that has nothing of its state; against a single process that nobody
/// disturbs. Says whether their stories are the same, byte for byte.
public final class Killed {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration APART = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int PARTITIONS = 6;
  private static final int PER_EDIT = 7;

  private final EmbeddedBroker broker;
  private final Path folder;
  private final List<RawItem> items;

  private Killed(EmbeddedBroker broker, Path folder, List<RawItem> items) {
    this.broker = broker;
    this.folder = folder;
    this.items = items;
  }

  /// @param args how many items (6000), then a seed (1)
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 6_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    boolean same;
    try (TemporaryFolder folder = TemporaryFolder.make("killed");
        EmbeddedBroker broker = EmbeddedBroker.open(folder.path().resolve("kafka"), 0)) {
      Killed killed = new Killed(broker, folder.path(), items(count, seed));
      System.out.printf("%,d items and edits, seed %d%n", killed.items.size(), seed);
      Map<String, byte[]> expected = killed.run("alone", List.of("one"), OptionalLong.empty());
      Map<String, byte[]> found =
          killed.run("killed", List.of("one", "two", "three"), OptionalLong.of(seed));
      same = compare(expected, found);
    }
    System.exit(same ? 0 : 1);
  }

  /// Made-up news, and an edit of every seventh item a while later.
  private static List<RawItem> items(int count, long seed) {
    MadeNews news = new MadeNews(seed, BEGIN, APART);
    Random chance = new Random(seed);
    List<RawItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RawItem item = news.next();
      items.add(item);
      if (i % PER_EDIT == 0) {
        items.add(edit(item, APART.multipliedBy(1 + chance.nextInt(500))));
      }
    }
    return items;
  }

  private static RawItem edit(RawItem item, Duration later) {
    Instant seen = item.dates().firstSeen();
    return new RawItem(
        item.id(),
        2,
        item.kind(),
        item.origin(),
        item.guid(),
        item.link(),
        item.title(),
        item.summary(),
        item.content() + " It was mended.",
        new Dates(seen, "made", seen.plus(later), "made", seen),
        item.authors(),
        item.categories(),
        item.language(),
        item.image(),
        item.enclosures(),
        item.duration(),
        item.chapters(),
        item.transcript(),
        item.episode(),
        item.reply(),
        item.place(),
        item.truncated());
  }

  /// With several instances, the first is killed once a third of the raw records is worked off.
  ///
  /// @param prefix of its topics
  private Map<String, byte[]> run(String prefix, List<String> instances, OptionalLong shuffle)
      throws Exception {
    Cluster cluster = new Cluster(broker.address(), prefix + "-", PARTITIONS, (short) 1, Map.of());
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    Supply supply = new Supply(cluster, items);
    supply.write(shuffle);
    List<Process> processes = new ArrayList<>();
    long begun = System.nanoTime();
    try (StoryReader stories = new StoryReader(cluster)) {
      for (String instance : instances) {
        processes.add(start(cluster, instance, prefix + "-" + instance));
      }
      if (instances.size() > 1) {
        kill(cluster, stories, processes);
        processes.add(start(cluster, instances.getFirst(), prefix + "-replacement"));
      }
      await(stories, supply.end(), processes);
      System.out.printf(
          "%d process(es): %,d stories, %.0f s%n",
          instances.size(), stories.latest().size(), (System.nanoTime() - begun) / 1e9);
      return stories.latest();
    } finally {
      for (Process process : processes) {
        process.destroy();
        process.waitFor(15, TimeUnit.SECONDS);
        process.destroyForcibly();
      }
    }
  }

  private void kill(Cluster cluster, StoryReader stories, List<Process> processes)
      throws Exception {
    long third = items.size() / 3;
    long committed = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (WorkedOff workedOff = new WorkedOff(cluster)) {
      while (committed < third) {
        stories.poll(Duration.ofMillis(20));
        check(stories, processes, deadline);
        committed = workedOff.records();
      }
    }
    processes.removeFirst().destroyForcibly().waitFor();
    System.out.printf(
        "killed one of %d when %,d of %,d raw records were worked off, %s%n",
        processes.size() + 1,
        committed,
        items.size(),
        stories.closed().equals(Instant.MIN) ? "no story" : "stories up to " + stories.closed());
  }

  private Process start(Cluster cluster, String instance, String data) throws IOException {
    Path config = folder.resolve(data + ".yaml");
    Files.writeString(
        config,
        """
        instance: %s
        data: %s
        kafka:
          bootstrap: %s
          prefix: %s
          partitions: %d
        enrich:
          embedding: off
          threads: 1
        """
            .formatted(instance, data, cluster.bootstrap(), cluster.prefix(), PARTITIONS));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx384m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.addAll(List.of(Main.class.getName(), "enrich", "--config", config.toString()));
    return new ProcessBuilder(command).inheritIO().start();
  }

  private static void await(StoryReader stories, Instant upTo, List<Process> processes) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (stories.closed().isBefore(upTo)) {
      stories.poll(Duration.ofMillis(100));
      check(stories, processes, deadline);
    }
  }

  private static void check(StoryReader stories, List<Process> processes, long deadline) {
    if (processes.stream().anyMatch(process -> !process.isAlive())) {
      throw new IllegalStateException("a process has ended by itself");
    }
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException("stories are closed up to " + stories.closed() + " only");
    }
  }

  private static boolean compare(Map<String, byte[]> expected, Map<String, byte[]> found) {
    long alike =
        expected.entrySet().stream()
            .filter(story -> Arrays.equals(story.getValue(), found.get(story.getKey())))
            .count();
    System.out.printf(
        "undisturbed %,d stories, killed %,d, of these the same bytes %,d%n",
        expected.size(), found.size(), alike);
    return alike == expected.size() && alike == found.size();
  }
}
