package tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tributary.app.broker.Ports;
import tributary.bench.fault.Jvm;

/// One broker of several, in a JVM of its own, with Kafka's own main class: clients log in with a
/// name and a password, brokers talk in the clear.
final class BrokerProcess implements AutoCloseable {
  static final String USER = "tributary";

  private static final Jvm.Way WAY = Jvm.Way.megabytes(256);

  private final Path said;
  private final Path settings;
  private Jvm process;

  private BrokerProcess(Path said, Path settings) {
    this.said = said;
    this.settings = settings;
    this.process = Jvm.start(said, WAY, "kafka.Kafka", settings.toString());
  }

  /// Where the brokers listen, three ports each.
  record Plan(List<Integer> clients, List<Integer> brokers, List<Integer> controllers) {
    static Plan of(int count) {
      List<List<Integer>> ports = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        ports.add(IntStream.range(0, count).map(_ -> Ports.anyFree()).boxed().toList());
      }
      return new Plan(ports.get(0), ports.get(1), ports.get(2));
    }

    String bootstrap() {
      return clients.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    private String voters() {
      return IntStream.range(0, controllers.size())
          .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllers.get(i))
          .collect(Collectors.joining(","));
    }
  }

  /// Formats a folder and starts a broker on it.
  ///
  /// @param number from 0
  static BrokerProcess start(Path folder, Plan plan, int number, String password)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path settings = folder.resolve("server.properties");
    Files.writeString(settings, text(folder, plan, number, password));
    Path said = folder.resolve("said");
    Jvm format =
        Jvm.start(
            said,
            WAY,
            "kafka.tools.StorageTool",
            "format",
            "-t",
            "MkU3OEVBNTcwNTJENDM2Qg",
            "-c",
            settings.toString());
    if (format.ended(Duration.ofMinutes(1)) != 0) {
      throw new IOException("a broker's folder could not be made:\n" + format.lastSaid(5));
    }
    return new BrokerProcess(said, settings);
  }

  private static String text(Path folder, Plan plan, int number, String password) {
    return """
    process.roles=broker,controller
    node.id=%d
    controller.quorum.voters=%s
    listeners=CLIENT://127.0.0.1:%d,BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
    advertised.listeners=CLIENT://127.0.0.1:%d,BROKER://127.0.0.1:%d
    listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
    inter.broker.listener.name=BROKER
    controller.listener.names=CONTROLLER
    sasl.enabled.mechanisms=PLAIN
    listener.name.client.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_%s="%s";
    log.dirs=%s
    auto.create.topics.enable=false
    message.max.bytes=4194304
    default.replication.factor=3
    min.insync.replicas=2
    offsets.topic.replication.factor=3
    offsets.topic.num.partitions=3
    transaction.state.log.replication.factor=3
    transaction.state.log.min.isr=2
    transaction.state.log.num.partitions=3
    group.initial.rebalance.delay.ms=0
    log.cleaner.dedupe.buffer.size=2097152
    log.segment.bytes=16777216
    """
        .formatted(
            number + 1,
            plan.voters(),
            plan.clients.get(number),
            plan.brokers.get(number),
            plan.controllers.get(number),
            plan.clients.get(number),
            plan.brokers.get(number),
            USER,
            password,
            folder.resolve("log"));
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.kill();
  }

  /// What it said last.
  String lastSaid() {
    return process.lastSaid(5);
  }

  void restart() {
    process = Jvm.start(said, WAY, "kafka.Kafka", settings.toString());
  }

  @Override
  public void close() {
    process.close();
  }
}
