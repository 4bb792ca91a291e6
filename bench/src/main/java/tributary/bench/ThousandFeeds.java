package tributary.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.trial.TemporaryFolder;
import tributary.events.topic.Cluster;

/// One round through a thousand feeds, each on a host of its own, that have nothing new. Ingest has
/// a process to itself; broker and hosts have another. Its heap is less than the launcher gives.
public final class ThousandFeeds {
  private static final int PARTITIONS = 3;

  private ThousandFeeds() {}

  /// @param args how many feeds (1000); a process of this class's own making gets more
  public static void main(String[] args) throws Exception {
    if (args.length > 1) {
      ingest(args[0], List.of(args).subList(1, args.length));
      return;
    }
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    Path folder = TemporaryFolder.make("feeds").path();
    try (FeedWeb web = new FeedWeb();
        EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0)) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx192m", "-XX:+UseSerialGC"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
      command.addAll(List.of(ThousandFeeds.class.getName(), broker.address()));
      web.feeds(count).forEach(feed -> command.add(feed.toString()));
      int end = new ProcessBuilder(command).inheritIO().start().waitFor();
      System.out.println("the hosts answered " + web.answers());
      System.exit(end);
    }
  }

  private static void ingest(String bootstrap, List<String> addresses) throws Exception {
    List<URI> feeds = addresses.stream().map(URI::create).toList();
    Cluster cluster = new Cluster(bootstrap, "", PARTITIONS, (short) 1, Map.of());
    try (IngestRun run = new IngestRun(cluster)) {
      run.start(feeds);
      System.out.printf("%,d feeds, first round: %.2f s%n", feeds.size(), run.await(feeds));
      run.nextRound();
      double seconds = run.await(feeds);
      long problems = feeds.stream().filter(f -> run.visit(f).problem() != null).count();
      System.out.printf(
          "%,d feeds, all 304: %.2f s, %d with a problem; peak memory of the process %d MB%n",
          feeds.size(), seconds, problems, peakMegabytes());
    }
  }

  /// Resident, as Linux tells it.
  private static long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
