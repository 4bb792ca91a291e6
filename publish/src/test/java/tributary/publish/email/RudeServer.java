package tributary.publish.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A mail server that says to RCPT what it is told to, and hangs up instead of answering to a mail.
final class RudeServer implements AutoCloseable {
  private final ServerSocket listening;

  private final String toRecipients;

  RudeServer(String toRecipients) throws IOException {
    this.toRecipients = toRecipients;
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void serve() {
    try (Socket socket = listening.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream()) {
      say(out, "220 ready");
      String line;
      boolean text = false;
      while ((line = in.readLine()) != null) {
        if (text && line.equals(".")) {
          return;
        }
        if (line.equals("DATA")) {
          text = true;
          say(out, "354 go on");
        } else if (!text) {
          say(out, line.startsWith("RCPT") ? toRecipients : "250 fine");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
