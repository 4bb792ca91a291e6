package tributary.app.watch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tributary.events.topic.Cluster;
import tributary.ingest.Ingest;
import tributary.ingest.IngestConfig;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.push.PushConfig;
import tributary.ingest.schedule.CadenceConfig;

/// Ingest in a JVM of its own, that can be killed and frozen.
final class Member implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path output;

  private Member(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// Feeds on loopback, without a pause between requests.
  ///
  /// @param interval between two visits
  static IngestConfig config(Duration interval) {
    return new IngestConfig(
        8,
        Duration.ofMillis(100),
        new CadenceConfig(
            interval, interval, interval, interval.multipliedBy(4), Duration.ofDays(1)),
        new FetchConfig(null, true, Duration.ZERO, 1_000_000, Duration.ofSeconds(30), 2),
        PushConfig.defaults());
  }

  /// @param ahead how far its clock is ahead of the machine's; may be negative
  static Member start(Cluster cluster, String instance, Duration ahead, Path output)
      throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path", ""),
            Member.class.getName(),
            cluster.bootstrap(),
            cluster.prefix(),
            Integer.toString(cluster.partitions()),
            instance,
            ahead.toString());
    File file = output.toFile();
    return new Member(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(file))
            .start(),
        output);
  }

  /// What runs in the JVM of its own: ends with its standard input, so also with its parent.
  public static void main(String[] args) throws IOException {
    Cluster cluster = new Cluster(args[0], args[1], Integer.parseInt(args[2]), (short) 1, Map.of());
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(args[4]));
    Path data = Path.of("unused"); // hubs are told of no address
    IngestConfig config = config(Duration.ofMillis(100));
    try (Ingest ingest = new Ingest(cluster, config, data, clock, args[3])) {
      ingest.start();
      int ignored = System.in.read();
      System.out.println(ingest.health());
    }
  }

  /// As `kill -9` does.
  void kill() {
    process.destroyForcibly();
  }

  /// Stops it between two instructions.
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    String[] command = {"kill", "-" + name, Long.toString(process.pid())};
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new AssertionError("kill -" + name + " ended with " + code);
    }
  }

  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end; it said:\n" + said());
    }
  }

  /// Asks it to end.
  ///
  /// @return all that it said, its health at the end last
  String end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    awaitEnd();
    return said();
  }

  /// All that it said.
  String said() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
