package tributary.bench.fault;

import java.io.IOException;
import java.nio.file.Path;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.broker.Forwarded;

/// The embedded broker in a JVM of its own. It ends in order with its standard input, so also with
/// its parent.
public final class LoneBroker {
  private LoneBroker() {}

  /// @param args its folder, its port, the port for a forwarder, the forwarder's own
  public static void main(String[] args) throws IOException {
    Forwarded way = new Forwarded(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    try (EmbeddedBroker broker =
        EmbeddedBroker.open(Path.of(args[0]), Integer.parseInt(args[1]), way)) {
      System.out.println("a broker listens at " + broker.address());
      int ignored = System.in.read();
    }
    System.exit(0);
  }
}
