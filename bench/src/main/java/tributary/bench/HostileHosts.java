package tributary.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.trial.TemporaryFolder;
import tributary.events.topic.Cluster;

/// Two hundred good feeds alone, then beside twenty hostile hosts: what the good ones lose, and how
/// late they are. Ingest has a process of its own, with the launcher's half a gigabyte.
public final class HostileHosts {
  private static final int GOOD = 200;
  private static final int PARTITIONS = 3;

  private HostileHosts() {}

  /// @param args none; a process of this class's own making gets broker, good and hostile feeds
  public static void main(String[] args) throws Exception {
    if (args.length == 3) {
      ingest(args[0], addresses(args[1]), addresses(args[2]));
      return;
    }
    Path folder = TemporaryFolder.make("hostile").path();
    try (FeedWeb good = new FeedWeb();
        HostileWeb hostile = new HostileWeb();
        EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0)) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+UseSerialGC"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
      command.addAll(List.of(HostileHosts.class.getName(), broker.address()));
      command.add(joined(good.feeds(GOOD)));
      command.add(joined(hostile.feeds()));
      System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }
  }

  private static String joined(List<URI> feeds) {
    return feeds.stream().map(URI::toString).collect(Collectors.joining(","));
  }

  private static List<URI> addresses(String joined) {
    return Stream.of(joined.split(",")).map(URI::create).toList();
  }

  private static void ingest(String bootstrap, List<URI> good, List<URI> hostile)
      throws InterruptedException {
    round(bootstrap, "warm-", good, List.of());
    round(bootstrap, "alone-", good, List.of());
    round(bootstrap, "beside-", good, hostile);
    System.exit(0);
  }

  /// Each round on topics of its own: every feed is new.
  private static void round(String bootstrap, String prefix, List<URI> good, List<URI> hostile)
      throws InterruptedException {
    Cluster cluster = new Cluster(bootstrap, prefix, PARTITIONS, (short) 1, Map.of());
    List<URI> all = new ArrayList<>(hostile);
    all.addAll(good);
    try (IngestRun run = new IngestRun(cluster)) {
      run.start(all);
      run.await(good);
      tell(prefix + "first", run, good);
      run.await(hostile);
      for (URI feed : hostile) {
        System.out.printf(
            "  %5.1f s  %-24s %s%n",
            run.seconds(feed), feed.getHost().replace(".localhost", ""), run.visit(feed).problem());
      }
      run.nextRound();
      run.await(good);
      tell(prefix + "second", run, good);
    }
  }

  private static void tell(String round, IngestRun run, List<URI> good) {
    double[] seconds = good.stream().mapToDouble(run::seconds).sorted().toArray();
    int items = good.stream().mapToInt(feed -> run.visit(feed).newItems()).sum();
    long problems = good.stream().filter(feed -> run.visit(feed).problem() != null).count();
    System.out.printf(
        "%-14s good feeds: median %.2f s, last %.2f s, %d items, %d with a problem%n",
        round, seconds[seconds.length / 2], seconds[seconds.length - 1], items, problems);
  }
}
