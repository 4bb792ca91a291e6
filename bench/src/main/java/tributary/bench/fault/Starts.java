package tributary.bench.fault;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tributary.app.Main;
import tributary.app.broker.Ports;

/// Starts that cannot succeed, and one without any network but the machine's own.
final class Starts {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Starts() {}

  static List<Fault> all() {
    return List.of(
        Fault.alone("F17", "no broker answers at the start, each role", Starts::nobody),
        Fault.alone("F18", "the broker's port is taken", Starts::taken),
        Fault.alone("F62", "there is no network outside", Starts::island));
  }

  private static String nobody(Path folder) throws Exception {
    int port = Ports.anyFree();
    double worst = 0;
    for (Role role : Role.values()) {
      Path file =
          Files.writeString(
              folder.resolve(role + ".yaml"),
              "data: data-%s%nkafka: {bootstrap: '127.0.0.1:%d'}%n".formatted(role, port));
      long begun = System.nanoTime();
      Jvm jvm = start(folder, role.command(), "--config", file.toString());
      int code = jvm.ended(LONGEST);
      worst = Math.max(worst, (System.nanoTime() - begun) / 1e9);
      Fault.require(code == 1, "%s ended with %d".formatted(role.command(), code));
      Fault.require(
          jvm.said().contains("no Kafka broker answers at 127.0.0.1:" + port),
          "%s says: %s".formatted(role.command(), jvm.lastSaid(3)));
    }
    return "each ends with 1 and names the address, after %.1f s at most".formatted(worst);
  }

  private static String taken(Path folder) throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      Path file =
          Files.writeString(
              folder.resolve("up.yaml"), "data: data%nkafka: {port: %d}%n".formatted(port));
      Jvm jvm = start(folder, "up", "--config", file.toString());
      int code = jvm.ended(LONGEST);
      Fault.require(code == 1, "up ended with " + code);
      Fault.require(
          jvm.said().contains("port " + port + " on 127.0.0.1 is taken"), jvm.lastSaid(3));
      return "it ends with 1: " + jvm.lastSaid(1);
    }
  }

  private static String island(Path folder) throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    Jvm jvm =
        Jvm.start(
            folder.resolve("said.txt"),
            new Jvm.Way(
                List.of(
                    "unshare",
                    root ? "-n" : "-rn",
                    "sh",
                    "-c",
                    "ip link set lo up && exec \"$@\"",
                    "sh"),
                List.of("-Xmx512m")),
            Main.class,
            "demo",
            "--once",
            "--data",
            folder.resolve("demo").toString());
    int code = jvm.ended(Duration.ofMinutes(10));
    Fault.require(code == 0, "demo ended with %d: %s".formatted(code, jvm.lastSaid(5)));
    return "the demo ends with 0";
  }

  private static Jvm start(Path folder, String... args) {
    return Jvm.start(folder.resolve("said.txt"), Jvm.Way.megabytes(256), Main.class, args);
  }
}
