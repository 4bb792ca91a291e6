package tributary.app.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which port to listen on. A port once taken is kept in a file and tried again, so that clients
/// can keep their address.
public final class Ports {
  private Ports() {}

  /// The wanted port, or for 0 the one kept in `file` if it is free, else any free one.
  static int choose(int wanted, Path file) throws IOException {
    int port = wanted == 0 ? keptOrFree(file) : wanted;
    if (!free(port)) {
      throw new BrokerException(
          "port " + port + " on 127.0.0.1 is taken: set kafka.port to another, or to 0 for any");
    }
    Files.writeString(file, port + "\n");
    return port;
  }

  private static int keptOrFree(Path file) throws IOException {
    int kept = kept(file);
    return kept > 0 && free(kept) ? kept : anyFree();
  }

  private static int kept(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try {
      int port = Integer.parseInt(Files.readString(file).trim());
      return port < 1 || port > 65_535 ? 0 : port;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// A port of 127.0.0.1 that nobody listens on now.
  public static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    }
  }

  /// Whether nobody listens on a port of 127.0.0.1 now.
  public static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
