package tributary.ingest.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A host that says what no web server would: bytes on a socket.
final class RawHost implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger asked = new AtomicInteger();

  /// What it says once it was asked.
  @FunctionalInterface
  interface Speech {
    void say(OutputStream out) throws IOException, InterruptedException;
  }

  RawHost(Speech speech) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(() -> serve(speech));
  }

  static RawHost saying(String text) {
    return new RawHost(out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private void serve(Speech speech) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> answer(socket, speech));
      } catch (SocketException e) {
        return; // closed
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(Socket socket, Speech speech) {
    try (socket) {
      byte[] question = new byte[8192];
      if (socket.getInputStream().read(question) > 0) {
        asked.incrementAndGet();
        speech.say(socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // the other side has heard enough
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
  }

  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
