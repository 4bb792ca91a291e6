package tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tributary.app.Main;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.TemporaryFolder;
import tributary.bench.fault.LoopbackMail;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.digest.Subscriber;
import tributary.events.topic.Cluster;
import tributary.publish.log.TopicWriter;

/// An edition on its way to many subscribers by `tributary publish`, a process that is killed with
/// SIGKILL at random points of it and started again, over and over. Says whether anybody got it
/// twice, and whether everybody is sent, refused or listed as held.
public final class MailsKilled {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// The mail server does not know every so manieth.
  private static final int GONE = 40;

  private final Cluster cluster;
  private final Path folder;
  private final LoopbackMail server;
  private final int subscribers;

  private MailsKilled(Cluster cluster, Path folder, LoopbackMail server, int subscribers) {
    this.cluster = cluster;
    this.folder = folder;
    this.server = server;
    this.subscribers = subscribers;
  }

  /// @param args how many subscribers (2000), how many kills (50), then a seed (1)
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    int kills = args.length > 1 ? Integer.parseInt(args[1]) : 50;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    boolean right;
    try (TemporaryFolder folder = TemporaryFolder.make("mails-killed");
        LoopbackMail server = new LoopbackMail();
        EmbeddedBroker broker = EmbeddedBroker.open(folder.path().resolve("kafka"), 0)) {
      Cluster cluster = new Cluster(broker.address(), "", 1, (short) 1, Map.of());
      MailsKilled killed = new MailsKilled(cluster, folder.path(), server, count);
      killed.prepare();
      killed.kill(kills, new Random(seed));
      killed.finish();
      right = killed.check();
    }
    System.exit(right ? 0 : 1);
  }

  /// An edition and its subscribers, as an earlier publisher left them.
  private void prepare() {
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    List<Subscriber> all =
        IntStream.range(0, subscribers)
            .mapToObj(i ->
                new Subscriber(
                    "%08x".formatted(i),
                    (i % GONE == GONE / 2 ? "gone" : "reader") + i + "@readers.example",
                    List.of("weekly"),
                    List.of()))
            .map(who -> who.from(Subscriber.Origin.ADDED))
            .toList();
    try (TopicWriter writer = new TopicWriter(cluster, "publisher", "before")) {
      writer.open();
      writer.write(cluster.topics().subscribers(), all, Subscriber::id);
      Digest edition = MadeEdition.of(Clock.systemUTC().instant());
      writer.write(cluster.topics().digests(), edition.edition(), edition);
    }
  }

  /// Each time when some more mails are out, and a moment later, so that it meets every step.
  private void kill(int kills, Random chance) throws Exception {
    for (int kill = 1; kill <= kills; kill++) {
      int taken = server.mails();
      int left = subscribers - subscribers / GONE - taken;
      int more = chance.nextInt(Math.max(1, 2 * left / (kills - kill + 2)));
      Process process = start();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (server.mails() < taken + more && !over()) {
        check(process, end);
        Thread.sleep(1);
      }
      Thread.sleep(0, chance.nextInt(1_000_000));
      Thread.sleep(chance.nextInt(15));
      process.destroyForcibly().waitFor();
      System.out.printf("kill %d after %,d mails%n", kill, server.mails());
    }
  }

  private boolean over() {
    return server.mails() >= subscribers - subscribers / GONE;
  }

  private void finish() throws Exception {
    Process process = start();
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (settled() < subscribers) {
        check(process, end);
        Thread.sleep(500);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private long settled() {
    return ledger().values().stream()
        .filter(line ->
            switch (line.state()) {
              case SENT, REFUSED, HELD -> true;
              case CLAIMED, DATA, DEFERRED -> false;
            })
        .count();
  }

  private Map<String, Delivery> ledger() {
    return Snapshot.of(cluster, cluster.topics().deliveries()).values();
  }

  private static void check(Process process, long end) {
    if (!process.isAlive()) {
      throw new IllegalStateException("the publisher has ended by itself");
    }
    if (System.nanoTime() > end) {
      throw new IllegalStateException("no mail goes out any more");
    }
  }

  private Process start() throws IOException {
    Path config = folder.resolve("tributary.yaml");
    Files.writeString(
        config,
        """
        data: data
        kafka: {bootstrap: '%s', partitions: 1}
        publish:
          digests: [{name: weekly, zone: Europe/Berlin}]
          mail:
            from: Tributary <brief@river.example>
            smtp: {host: 127.0.0.1, port: %d, startTls: false}
          web: {port: 0}
        """
            .formatted(cluster.bootstrap(), server.port()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+UseSerialGC"));
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.addAll(List.of(Main.class.getName(), "publish", "--config", config.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("publish.txt").toFile()))
        .start();
  }

  private boolean check() {
    Map<String, Delivery> ledger = ledger();
    Map<String, Integer> taken = server.taken();
    Map<Delivery.State, Long> states =
        ledger.values().stream()
            .collect(Collectors.groupingBy(Delivery::state, Collectors.counting()));
    long twice = taken.values().stream().filter(times -> times > 1).count();
    long heldAndThere =
        ledger.values().stream()
            .filter(line -> line.state() == Delivery.State.HELD)
            .filter(line -> taken.containsKey(line.messageId()))
            .count();
    long lost =
        ledger.values().stream()
            .filter(line -> line.state() == Delivery.State.SENT)
            .filter(line -> !taken.containsKey(line.messageId()))
            .count();
    System.out.printf(
        "%,d subscribers: %s; of the held, %d have arrived; twice %d, said to be sent and not there"
            + " %d%n",
        subscribers, states, heldAndThere, twice, lost);
    return twice == 0 && lost == 0 && settled() == subscribers;
  }
}
