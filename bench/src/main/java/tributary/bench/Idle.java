package tributary.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tributary.app.trial.TemporaryFolder;

/// What the whole house costs while nothing happens: starts `./tributary up` of this checkout with
/// an embedded broker and some feeds on this machine, waits until it has come to rest, and measures
/// processor time and resident memory. Ends with 1 when a promise is broken. Linux alone.
///
/// `bench/run Idle [SECONDS]`
final class Idle {
  private static final int FEEDS = 5;
  private static final double MOST_PERCENT = 2;
  private static final long MOST_MEGABYTES = 700;

  /// Marks become rare a minute after the last item, and the compilers go on for some minutes.
  private static final Duration SETTLING = Duration.ofMinutes(4);

  private Idle() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
    Path folder = TemporaryFolder.make("idle").path();
    HttpServer feeds = feeds();
    boolean kept;
    Process house = start(folder, feeds.getAddress().getPort());
    try {
      long begin = System.nanoTime();
      awaitUp(house, folder.resolve("out"));
      double up = (System.nanoTime() - begin) / 1e9;
      TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
      Duration before = processor(house);
      TimeUnit.SECONDS.sleep(seconds);
      Duration spent = processor(house).minus(before);
      double percent = spent.toMillis() / 10.0 / seconds;
      long megabytes = resident(house) / 1024;
      IO.println("start to `up`            %8.1f s".formatted(up));
      IO.println(
          "processor, idle          %8.2f %% of a core (at most %.0f)"
              .formatted(percent, MOST_PERCENT));
      IO.println(
          "resident memory          %8d MB (at most %d)".formatted(megabytes, MOST_MEGABYTES));
      kept = percent <= MOST_PERCENT && megabytes <= MOST_MEGABYTES;
    } finally {
      house.destroy();
      house.waitFor(30, TimeUnit.SECONDS);
      feeds.stop(0);
    }
    if (!kept) {
      IO.println("a promise is broken");
      System.exit(1);
    }
  }

  private static Process start(Path folder, int port) throws IOException {
    List<String> lines = new ArrayList<>(List.of("data: data", "feeds:"));
    for (int feed = 0; feed < FEEDS; feed++) {
      lines.add("  - http://feed%d.localhost:%d/feed.xml".formatted(feed, port));
    }
    lines.addAll(
        List.of(
            "ingest: {fetch: {allowPrivateAddresses: true}}",
            "publish: {web: {port: 0}}",
            "operate: {port: 0}"));
    Path config = Files.write(folder.resolve("tributary.yaml"), lines);
    Path home = Path.of("").toAbsolutePath();
    Path launcher =
        Files.exists(home.resolve("tributary"))
            ? home.resolve("tributary")
            : home.resolve("../tributary");
    return new ProcessBuilder(launcher.toString(), "up", "--config", config.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start();
  }

  private static HttpServer feeds() throws IOException {
    byte[] feed =
        """
        <rss version="2.0"><channel><title>Quiet</title><link>http://quiet.localhost/</link>
        <description>Nothing new</description><item><guid>one</guid><title>The only entry</title>
        <description>It was here all the time, and nothing came after it.</description></item>
        </channel></rss>
        """
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
          exchange.sendResponseHeaders(200, feed.length);
          exchange.getResponseBody().write(feed);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void awaitUp(Process house, Path out) throws Exception {
    for (int look = 0; look < 6000 && house.isAlive(); look++) {
      if (Files.readString(out).contains("Ctrl-C ends it")) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException("it did not start: " + Files.readString(out));
  }

  private static Duration processor(Process house) {
    return house.info().totalCpuDuration().orElseThrow();
  }

  /// In kilobytes.
  private static long resident(Process house) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(house.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
