package tributary.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.app.Main;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.app.run.RunFolder;
import tributary.app.topic.Snapshot;
import tributary.app.trial.TemporaryFolder;
import tributary.bench.fault.Jvm;
import tributary.events.item.Ids;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Replays of made-up news by the command, in JVMs of their own: the first computes what texts
/// mean, the second finds it kept, the third is killed over and over. All have to tell the same
/// bytes, and none but the first may compute. With 100,000 items or more, the second has to reach
/// 1,500 a second.
///
/// `bench/run Replays [ITEMS] [KILLS] [SEED]`
final class Replays {
  private static final int MANY = 100_000;
  private static final double PROMISED = 1_500;
  private static final int LOOKS_A_LINE = 100; // 20 s
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Pattern RATE = Pattern.compile("items, ([0-9,]+) a second");

  private final Cluster cluster;
  private final Path folder;
  private final Path config;
  private boolean kept = true;

  private Replays(Cluster cluster, Path folder, Path config) {
    this.cluster = cluster;
    this.folder = folder;
    this.config = config;
  }

  public static void main(String[] args) throws Exception {
    int items = args.length > 0 ? Integer.parseInt(args[0]) : MANY;
    int kills = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime() % 10_000;
    System.out.printf("%,d items, %d kills, seed %d%n", items, kills, seed);
    boolean kept;
    try (TemporaryFolder temporary = TemporaryFolder.make("replays")) {
      Path folder = temporary.path();
      Path config = folder.resolve("tributary.yaml");
      Files.writeString(config, "data: " + folder.resolve("data") + "\n");
      Config read = Config.read(config, Map.of());
      try (House house = House.own(read)) {
        Replays replays = new Replays(house.cluster(), folder, config);
        replays.write(read, items);
        replays.compare(items, kills, new Random(seed));
        kept = replays.kept;
      }
    }
    System.exit(kept ? 0 : 1);
  }

  private void write(Config read, int items) throws IOException {
    MadeNews news = new MadeNews(3, BEGIN, Duration.ofSeconds(20));
    Path unused = folder.resolve("unused");
    try (EnrichRun run = new EnrichRun(cluster, unused, read.enrich(), news)) {
      run.write(items);
    }
  }

  private void compare(int items, int kills, Random chance) throws Exception {
    System.out.printf("%-34s %,8.0f items/s%n", "computing what texts mean", whole("first"));
    int vectors = keys(cluster.topics().vectors()).size();
    double rate = whole("second");
    System.out.printf("%-34s %,8.0f items/s%n", "with what was kept of it", rate);
    hold("1,500 items/s with vectors kept", items < MANY || rate >= PROMISED);
    for (int kill = 1; kill <= kills; kill++) {
      try (Jvm _ = replay("third")) {
        TimeUnit.MILLISECONDS.sleep(2_000 + chance.nextInt(8_000));
      }
    }
    System.out.printf(
        "%-34s %,8.0f items/s, from where it was%n", "after " + kills + " kills", whole("third"));
    hold("no text is computed again", keys(cluster.topics().vectors()).size() == vectors);
    for (String run : List.of("second", "third")) {
      hold("stories of the " + run + " are the same bytes", same(run, true));
      hold("items of the " + run + " are the same bytes", same(run, false));
    }
    for (String run : List.of("first", "second", "third")) {
      RunFolder.delete(folder.resolve("data"), run);
    }
  }

  private void hold(String promise, boolean held) {
    System.out.printf("%-4s %s%n", held ? "ok" : "NOT", promise);
    kept &= held;
  }

  private boolean same(String run, boolean stories) {
    return said(run, stories).equals(said("first", stories));
  }

  private Map<String, String> said(String run, boolean stories) {
    Cluster own = cluster.of(run);
    return keys(stories ? own.topics().stories() : own.topics().items());
  }

  /// A hash of the latest bytes of each key, marks left out.
  private Map<String, String> keys(Topic<?> topic) {
    Map<String, String> hashes = new TreeMap<>();
    Snapshot.each(
        cluster,
        topic,
        record -> {
          if (!record.key().startsWith("mark")) {
            hashes.put(record.key(), Ids.hash(new String(record.value(), StandardCharsets.UTF_8)));
          }
        });
    return hashes;
  }

  /// Replays to the end.
  ///
  /// @return items a second, as the command says
  private double whole(String run) throws Exception {
    Path said = folder.resolve(run + ".said");
    Files.deleteIfExists(said);
    try (Jvm jvm = replay(run)) {
      for (int look = 0; !done(said); look++) {
        if (!jvm.alive()) {
          throw new IllegalStateException("the replay has failed:\n" + Files.readString(said));
        }
        if (look % LOOKS_A_LINE == LOOKS_A_LINE - 1) {
          System.out.println(run + ": " + jvm.lastSaid(1));
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
    Matcher rate = RATE.matcher(Files.readString(said));
    if (!rate.find()) {
      throw new IllegalStateException("no rate in:\n" + Files.readString(said));
    }
    return Double.parseDouble(rate.group(1).replace(",", ""));
  }

  private static boolean done(Path said) throws IOException {
    return Files.exists(said) && Files.readString(said).contains("tributary replay drop");
  }

  private Jvm replay(String run) {
    List<String> arguments = new ArrayList<>(List.of("replay", "--from", "all", "--into", run));
    arguments.addAll(List.of("--config", config.toString()));
    return Jvm.start(
        folder.resolve(run + ".said"),
        Jvm.Way.megabytes(768),
        Main.class,
        arguments.toArray(String[]::new));
  }
}
