package tributary.bench.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server on this machine that takes every mail at once and remembers which: by Message-ID,
/// once the text has come to its end, whether or not the sender heard the answer. It does not know
/// receivers whose mailbox begins with `gone`.
public final class LoopbackMail implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final AtomicInteger mails = new AtomicInteger();

  public LoopbackMail() throws IOException {
    Thread.ofVirtual().start(this::listen);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// How often each Message-ID came.
  public Map<String, Integer> taken() {
    return Map.copyOf(taken);
  }

  /// How many mails came.
  public int mails() {
    return mails.get();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> converse(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void converse(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = socket.getOutputStream();
      say(out, "220 ready");
      String line;
      while ((line = in.readLine()) != null) {
        if (line.equals("DATA")) {
          say(out, "354 go on");
          take(in);
        }
        say(out, line.startsWith("RCPT TO:<gone") ? "550 5.1.1 nobody of that name" : "250 fine");
      }
    } catch (IOException e) {
      // The sender is gone.
    }
  }

  private void take(BufferedReader in) throws IOException {
    String id = "";
    String line;
    while ((line = in.readLine()) != null && !line.equals(".")) {
      if (id.isEmpty() && line.startsWith("Message-ID: ")) {
        id = line.substring("Message-ID: ".length());
      }
    }
    if (line == null) {
      throw new IOException("the sender was gone before the text was");
    }
    taken.merge(id, 1, Integer::sum);
    mails.incrementAndGet();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
