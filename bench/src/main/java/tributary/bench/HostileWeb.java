package tributary.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// Twenty hosts on loopback, each bad in its own way.
final class HostileWeb implements AutoCloseable {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String RSS = "<rss version='2.0'><channel><title>t</title>";

  private final ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Manner> manners = new LinkedHashMap<>();

  /// How a host behaves once it was asked.
  @FunctionalInterface
  private interface Manner {
    void say(OutputStream out, String path) throws IOException, InterruptedException;
  }

  HostileWeb() throws IOException {
    wire();
    bodies();
    threads.execute(this::serve);
  }

  private void wire() {
    manners.put("drip", (out, _) -> drip(out, OK + "Content-Length: 999999\r\n\r\n", "."));
    manners.put("dripping-headers", (out, _) -> drip(out, OK, "X: y\r\n"));
    manners.put("silent", (_, _) -> Thread.sleep(120_000));
    manners.put("closes", (_, _) -> {});
    manners.put("garbage", (out, _) -> write(out, "\0\1\2 what? \r\n\r\n"));
    manners.put(
        "headers-without-end", (out, _) -> flood(out, OK, "X: " + "y".repeat(900) + "\r\n"));
    manners.put(
        "provisional-without-end",
        (out, _) -> flood(out, "", "HTTP/1.1 103 Early\r\nLink: <x>\r\n\r\n"));
    manners.put("loop", (out, path) -> redirect(out, path));
    manners.put("endless-redirect", (out, path) -> redirect(out, path + "x"));
    manners.put("short", (out, _) -> write(out, OK + "Content-Length: 9000\r\n\r\n" + RSS));
    manners.put("long", (out, _) -> flood(out, OK + "Content-Length: 5\r\n\r\n", RSS));
    manners.put("bad-chunks", (out, _) -> write(out, OK + chunked() + "zz\r\n" + RSS));
    manners.put("unasked-304", (out, _) -> write(out, "HTTP/1.1 304 Not Modified\r\n\r\n"));
    manners.put(
        "challenge", (out, _) -> write(out, "HTTP/1.1 403 No\r\ncf-mitigated: challenge\r\n\r\n"));
  }

  private void bodies() throws IOException {
    byte[] bomb = bomb(400);
    manners.put("bomb", (out, _) -> packed(out, bomb));
    manners.put("endless-body", (out, _) -> flood(out, OK + "\r\n", RSS.repeat(1_000)));
    manners.put(
        "endless-chunks",
        (out, _) ->
            flood(out, OK + chunked(), Integer.toHexString(RSS.length()) + "\r\n" + RSS + "\r\n"));
    String nested = RSS + "<a>".repeat(230_000);
    manners.put("nested", (out, _) -> write(out, OK + "\r\n" + nested));
    manners.put("entity-bomb", (out, _) -> write(out, OK + "\r\n" + laughs()));
    String huge =
        RSS + "<item><title>" + "huge ".repeat(2_900_000) + "</title></item></channel></rss>";
    manners.put("huge", (out, _) -> write(out, OK + "\r\n" + huge));
  }

  private static String chunked() {
    return "Transfer-Encoding: chunked\r\n\r\n";
  }

  private static String laughs() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 12; i++) {
      dtd.append("<!ENTITY l").append(i).append(" '").append(("&l" + (i - 1) + ";").repeat(10));
      dtd.append("'>");
    }
    return dtd + "]>" + RSS + "<item><title>&l11;</title></item></channel></rss>";
  }

  private static void packed(OutputStream out, byte[] body) throws IOException {
    write(out, OK + "Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n");
    out.write(body);
  }

  private static byte[] bomb(int megabytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < megabytes; i++) {
        out.write(new byte[1_000_000]);
      }
    }
    return packed.toByteArray();
  }

  private static void redirect(OutputStream out, String to) throws IOException {
    write(out, "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void drip(OutputStream out, String head, String drop)
      throws IOException, InterruptedException {
    write(out, head);
    while (true) {
      write(out, drop);
      Thread.sleep(500);
    }
  }

  private static void flood(OutputStream out, String head, String wave) throws IOException {
    write(out, head);
    while (true) {
      write(out, wave);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> answer(socket));
      } catch (SocketException e) {
        return; // closed
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      byte[] question = new byte[8192];
      int length = socket.getInputStream().read(question);
      if (length > 0) {
        String path = new String(question, 0, length, StandardCharsets.ISO_8859_1).split(" ")[1];
        String name = path.split("/")[1];
        Objects.requireNonNull(manners.get(name), name).say(socket.getOutputStream(), path);
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // the other side has heard enough
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<URI> feeds() {
    int port = server.getLocalPort();
    return manners.keySet().stream()
        .map(name -> URI.create("http://" + name + ".localhost:" + port + "/" + name + "/feed"))
        .toList();
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    server.close();
  }
}
