package tributary.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tributary.app.broker.Ports;

/// One broker of several, in a JVM of its own, with Kafka's own main class: clients log in with a
/// name and a password, brokers talk in the clear.
final class BrokerProcess implements AutoCloseable {
  static final String USER = "tributary";

  private final Path folder;
  private final Path settings;
  private Process process;

  private BrokerProcess(Path folder, Path settings, Process process) {
    this.folder = folder;
    this.settings = settings;
    this.process = process;
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
    Process format =
        java(
            folder,
            "kafka.tools.StorageTool",
            "format",
            "-t",
            "MkU3OEVBNTcwNTJENDM2Qg",
            "-c",
            settings.toString());
    if (format.waitFor() != 0) {
      throw new IOException("a broker's folder could not be made: see " + folder.resolve("said"));
    }
    return new BrokerProcess(folder, settings, java(folder, "kafka.Kafka", settings.toString()));
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

  private static Process java(Path folder, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path", "")));
    command.addAll(List.of(words));
    File said = folder.resolve("said").toFile();
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(said))
            .start();
    // Also where this process is ended by somebody.
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    return started;
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void restart() throws IOException {
    process = java(folder, "kafka.Kafka", settings.toString());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
