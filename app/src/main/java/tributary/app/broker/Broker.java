package tributary.app.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// A broker that answers.
public sealed interface Broker extends AutoCloseable permits Broker.Remote, EmbeddedBroker {
  /// How long a broker may take to answer before it counts as unreachable.
  Duration PATIENCE = Duration.ofSeconds(15);

  /// `host:port[,host:port…]` for clients.
  String address();

  /// Ends it if it is ours.
  @Override
  void close();

  /// A broker run by someone else: the configured cluster, or another process of ours.
  record Remote(String address) implements Broker {
    @Override
    public void close() {}
  }

  /// The broker to work on: the configured cluster, else the one that another process runs on
  /// `folder`, else our own, started here.
  ///
  /// @param bootstrap the configured cluster, or null
  /// @param properties what its clients need (SASL, TLS)
  /// @param folder home of the embedded broker
  /// @param port of the embedded broker, 0 for any
  static Broker reach(
      @Nullable String bootstrap, Map<String, String> properties, Path folder, int port) {
    if (bootstrap != null) {
      return answering(new Remote(bootstrap), properties);
    }
    Optional<Endpoint> running = running(folder);
    return running.isPresent()
        ? answering(new Remote(running.get().address()), Map.of())
        : EmbeddedBroker.open(folder, port);
  }

  /// The broker that a process runs on `folder` now; waits for one that is just starting.
  static Optional<Endpoint> running(Path folder) {
    Instant deadline = Instant.now().plus(PATIENCE);
    try {
      while (FolderLock.held(folder)) {
        Optional<Endpoint> endpoint = Endpoint.read(folder);
        if (endpoint.isPresent() || Instant.now().isAfter(deadline)) {
          return endpoint;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for a broker in " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Broker answering(Broker broker, Map<String, String> properties) {
    Properties all = new Properties();
    all.putAll(properties);
    all.put("bootstrap.servers", broker.address());
    all.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    all.put("request.timeout.ms", "5000");
    try (Admin admin = Admin.create(all)) {
      admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return broker;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new BrokerException(
          "no Kafka broker answers at "
              + broker.address()
              + ": is it running, and the address right?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("interrupted while waiting for " + broker.address(), e);
    }
  }
}
