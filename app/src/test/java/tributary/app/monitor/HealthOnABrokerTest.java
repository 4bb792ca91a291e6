package tributary.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.config.Config;
import tributary.app.config.OperateConfig;
import tributary.app.config.OperateConfig.Switch;
import tributary.app.topic.TopicDesk;
import tributary.events.topic.Cluster;
import tributary.ingest.Ingest;

/// A real broker that is taken away, and a real role that is shut out.
class HealthOnABrokerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration OFTEN = Duration.ofMillis(200);

  @TempDir Path data;
  private final HttpClient web = HttpClient.newHttpClient();

  private static OperateConfig config(int leastFreeMegabytes) {
    return new OperateConfig(Switch.ON, 0, "127.0.0.1", leastFreeMegabytes, 0, null);
  }

  private static Cluster cluster(EmbeddedBroker broker) {
    Cluster cluster = Cluster.at(broker.address());
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    return cluster;
  }

  private Ingest ingest(Cluster cluster, String instance) {
    return new Ingest(cluster, Config.defaults().ingest(), data, Clock.systemUTC(), instance);
  }

  private HttpResponse<String> ask(Monitor monitor, String path) {
    try {
      URI address =
          URI.create("http://127.0.0.1:" + monitor.address().orElseThrow().getPort() + path);
      return web.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }

  private String await(Monitor monitor, String path, int status, Predicate<String> body) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> last = ask(monitor, path);
    while (last.statusCode() != status || !body.test(last.body())) {
      assertThat(System.nanoTime()).as("not " + status + ": " + last.body()).isLessThan(deadline);
      LockSupport.parkNanos(OFTEN.toNanos());
      last = ask(monitor, path);
    }
    return last.body();
  }

  @Test
  void readinessGoesWithTheBrokerAndComesBackWithIt() {
    EmbeddedBroker broker = EmbeddedBroker.open(data.resolve("kafka"), 0);
    Cluster cluster = cluster(broker);
    try (Monitor monitor = new Monitor(cluster, data, config(0), Clock.systemUTC(), OFTEN)) {
      monitor.start();
      assertThat(await(monitor, "/health/ready", 503, all -> true)).contains("starting");
      monitor.complete();
      await(monitor, "/health/ready", 200, body -> body.contains("\"up\""));
      assertThat(ask(monitor, "/metrics").body()).contains("tributary_kafka_answers 1.0");

      broker.close();
      assertThat(await(monitor, "/health/ready", 503, all -> true)).contains("Kafka at 127.0.0.1");
      assertThat(ask(monitor, "/health/live").statusCode())
          .as("a start anew would bring no broker back")
          .isEqualTo(200);
      assertThat(ask(monitor, "/metrics").body()).contains("tributary_kafka_answers 0.0");

      broker = EmbeddedBroker.open(data.resolve("kafka"), 0);
      await(monitor, "/health/ready", 200, body -> body.contains("\"up\""));
    } finally {
      broker.close();
    }
  }

  @Test
  void aRoleThatWasShutOutIsDeadAndAFullDiskIsAReason() {
    try (EmbeddedBroker broker = EmbeddedBroker.open(data.resolve("kafka"), 0)) {
      Cluster cluster = cluster(broker);
      try (Monitor monitor =
              new Monitor(cluster, data, config(Integer.MAX_VALUE), Clock.systemUTC(), OFTEN);
          Ingest ingest = ingest(cluster, "main")) {
        monitor.start();
        monitor.watch(ingest);
        ingest.start();
        monitor.complete();
        assertThat(await(monitor, "/health/ready", 503, body -> body.contains("room")))
            .contains("Nothing is fetched until there is room", "the disk of");
        assertThat(ask(monitor, "/metrics").body()).contains("tributary_fetching_paused 1.0");
        assertThat(ask(monitor, "/health/live").statusCode()).isEqualTo(200);

        try (Ingest twin = ingest(cluster, "main")) {
          twin.start();
          assertThat(await(monitor, "/health/live", 503, all -> true))
              .contains("another program has joined under this instance's name");
        }
      }
    }
  }
}
