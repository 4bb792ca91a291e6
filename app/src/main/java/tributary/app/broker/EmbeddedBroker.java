package tributary.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One KRaft node, broker and controller, inside this JVM; reachable from this machine only. What
/// was acknowledged is still there after [#close] and after a killed process alike.
public final class EmbeddedBroker implements Broker {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final Duration SESSION = Duration.ofSeconds(1);

  private final KafkaRaftServer server;
  private final FolderLock lock;
  private final Path folder;
  private final String address;

  private EmbeddedBroker(KafkaRaftServer server, FolderLock lock, Path folder, String address) {
    this.server = server;
    this.lock = lock;
    this.folder = folder;
    this.address = address;
  }

  /// Starts a broker and returns when it takes requests.
  ///
  /// @param folder its home; made if absent, held against other processes until [#close]
  /// @param port to listen on at 127.0.0.1, or 0 for the folder's last port, else any free one
  /// @throws BrokerException if the folder or the port is taken, or the broker does not start
  public static EmbeddedBroker open(Path folder, int port) {
    return open(folder, port, SESSION, null);
  }

  /// The same, with a second way in.
  public static EmbeddedBroker open(Path folder, int port, Forwarded forwarded) {
    return open(folder, port, SESSION, forwarded);
  }

  /// The same, for a broker that loses its partitions when it was silent for `session`.
  static EmbeddedBroker open(
      Path folder, int port, Duration session, @Nullable Forwarded forwarded) {
    Path home = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(home);
      FolderLock lock = FolderLock.take(home);
      try {
        return start(home, port, session, forwarded, lock);
      } catch (Exception e) {
        lock.close();
        throw e;
      }
    } catch (BrokerException e) {
      throw e;
    } catch (Exception e) {
      throw new BrokerException(
          "the embedded broker in %s did not start: %s".formatted(home, e.getMessage()), e);
    }
  }

  private static EmbeddedBroker start(
      Path home, int wanted, Duration session, @Nullable Forwarded forwarded, FolderLock lock)
      throws Exception {
    Endpoint.remove(home);
    neverVanish();
    int port = Ports.choose(wanted, home.resolve("port"));
    BrokerSettings settings =
        new BrokerSettings(home.resolve("log"), port, Ports.anyFree(), session, forwarded);
    format(settings);
    Properties properties = settings.properties();
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    server.startup();
    String address = BrokerSettings.HOST + ":" + port;
    new Endpoint(address, ProcessHandle.current().pid()).write(home);
    return new EmbeddedBroker(server, lock, home, address);
  }

  private static void format(BrokerSettings settings) throws Exception {
    Path log = settings.log();
    if (Files.exists(log.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(log);
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerSettings.NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(log.toString())
        .setMetadataLogDirectory(log.toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .run();
  }

  /// On a fatal fault (a full disk, a lost folder) the broker calls `Exit`, which by default ends
  /// the JVM without a word. Halting is safe: the log is made to survive it.
  private static void neverVanish() {
    Exit.Procedure procedure =
        (code, message) -> {
          LOG.error(
              "The embedded Kafka broker met a fault it cannot survive and ends this program{}"
                  + " Is the disk full, or the data folder gone? The log has the cause.",
              message == null ? "." : ": " + message + ".");
          Runtime.getRuntime().halt(1);
        };
    Exit.setExitProcedure(procedure);
    Exit.setHaltProcedure(procedure);
  }

  @Override
  public String address() {
    return address;
  }

  /// Stops the broker and lets go of the folder. Clients should be closed before.
  @Override
  public void close() {
    try {
      Endpoint.remove(folder);
      server.shutdown();
      server.awaitShutdown();
      lock.close();
    } catch (IOException e) {
      LOG.warn("the broker in {} stopped, but left its lock: {}", folder, e.getMessage(), e);
    }
  }
}
