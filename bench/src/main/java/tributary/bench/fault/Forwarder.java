package tributary.bench.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A way to a port of this machine through a network as bad as wanted. Any thread.
public final class Forwarder implements AutoCloseable {
  private static final int PIECE = 16 * 1024;

  private final ServerSocket listening;
  private final int port;
  private final Random chance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Weather weather = Weather.FAIR;

  /// What befalls the bytes.
  ///
  /// @param delay of each piece, both ways
  /// @param resets share of pieces at which the connection breaks
  /// @param swallowed whether connections stay open, and nothing comes through
  /// @param cut whether there is no connection at all
  record Weather(Duration delay, double resets, boolean swallowed, boolean cut) {
    static final Weather FAIR = new Weather(Duration.ZERO, 0, false, false);
    static final Weather ROUGH = new Weather(Duration.ofMillis(200), 0.01, false, false);
    static final Weather CUT = new Weather(Duration.ZERO, 0, false, true);
    static final Weather SWALLOWED = new Weather(Duration.ZERO, 0, true, false);
  }

  /// @param port where it leads
  Forwarder(int port, long seed) {
    this.port = port;
    this.chance = new Random(seed);
    try {
      listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return listening.getLocalPort();
  }

  void weather(Weather now) {
    weather = now;
    if (now.cut()) {
      open.forEach(Forwarder::reset);
    }
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try {
      if (weather.cut()) {
        reset(client);
        return;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      open.add(client);
      open.add(server);
      Thread.ofVirtual().start(() -> pump(client, server));
      Thread.ofVirtual().start(() -> pump(server, client));
    } catch (IOException e) {
      reset(client); // nobody listens behind
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int read;
      while ((read = in.read(piece)) >= 0) {
        Weather now = weather;
        if (now.cut() || breaks(now.resets())) {
          break;
        }
        if (now.swallowed()) {
          continue;
        }
        Thread.sleep(now.delay());
        out.write(piece, 0, read);
      }
    } catch (IOException e) {
      // one of the two has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reset(from);
    reset(to);
    open.remove(from);
    open.remove(to);
  }

  private synchronized boolean breaks(double share) {
    return share > 0 && chance.nextDouble() < share;
  }

  /// Breaks it off without a farewell.
  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // it is closed already
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Forwarder::reset);
  }
}
