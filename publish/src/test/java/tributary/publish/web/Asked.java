package tributary.publish.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// An answer to a request whose headers are all ours, the host's name among them: Java's own client
/// would set that one.
record Asked(int status, Map<String, String> headers, String body) {

  /// A form to be sent, or nothing.
  record Form(Map<String, String> fields) {
    static final Form NONE = new Form(Map.of());

    String encoded() {
      return fields.entrySet().stream()
          .map(field -> field.getKey() + "=" + encoded(field.getValue()))
          .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }

  static Asked get(InetAddress at, int port, String path, Map<String, String> headers)
      throws IOException {
    return send(at, port, "GET " + path, headers, "");
  }

  static Asked post(InetAddress at, int port, String path, Map<String, String> headers, Form form)
      throws IOException {
    return send(at, port, "POST " + path, headers, form.encoded());
  }

  private static Asked send(
      InetAddress at, int port, String what, Map<String, String> headers, String body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(Map.of("Host", "localhost:" + port));
    all.put("Connection", "close");
    all.put("Content-Type", "application/x-www-form-urlencoded");
    all.put("Content-Length", String.valueOf(body.length()));
    all.putAll(headers);
    String lines =
        all.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining());
    try (Socket socket = new Socket(at, port)) {
      socket
          .getOutputStream()
          .write((what + " HTTP/1.1\r\n" + lines + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
      return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Asked parse(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    String[] lines = answer.substring(0, end).split("\r\n");
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": ", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
    }
    return new Asked(Integer.parseInt(lines[0].split(" ")[1]), headers, answer.substring(end + 4));
  }

  Document page() {
    return Jsoup.parse(body);
  }

  /// What a header says; empty without it.
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// The cookie that it sets, as it is to be sent back.
  Optional<String> cookie() {
    return Optional.ofNullable(headers.get("set-cookie")).map(set -> set.split(";")[0]);
  }

  /// The word that the page's forms carry.
  String word() {
    return page().select("input[name=word]").attr("value");
  }
}
