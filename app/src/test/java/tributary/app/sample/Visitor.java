package tributary.app.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Asks loopback for a page of any host: the JDK's clients neither lead `*.localhost` there on
/// every machine nor let a caller set the Host header.
final class Visitor {
  /// An answer; header names in lower case.
  record Answer(int status, Map<String, String> headers, String body) {}

  private Visitor() {}

  static Answer get(URI address) throws IOException {
    return ask("GET", address, "");
  }

  /// @param header a whole line or nothing
  static Answer ask(String method, URI address, String header) throws IOException {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String request =
        method
            + " "
            + address.getRawPath()
            + query
            + " HTTP/1.0\r\nHost: "
            + address.getRawAuthority()
            + "\r\n"
            + (header.isEmpty() ? "" : header + "\r\n")
            + "\r\n";
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (Socket socket = new Socket(loopback, address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Answer read(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    String[] lines = answer.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    int status = Integer.parseInt(lines[0].substring(9, 12));
    return new Answer(status, headers, answer.substring(end + 4));
  }
}
