package tributary.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.app.config.OperateConfig;
import tributary.app.config.OperateConfig.Switch;

class MonitorServerTest {
  private final MonitorServer server = server("127.0.0.1", 0);

  private static MonitorServer server(String bind, int port) {
    return new MonitorServer(
        new OperateConfig(Switch.ON, port, bind, 0, 0, null),
        new MonitorServer.Pages() {
          @Override
          public String metrics() {
            return "tributary_stories 3\n";
          }

          @Override
          public Checkup live() {
            return new Checkup("up", List.of(), List.of());
          }

          @Override
          public Checkup ready() {
            return new Checkup("unready", List.of("Kafka does not answer."), List.of());
          }
        });
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// Byte for byte: HTTP clients do not let us lie about the host.
  private String ask(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String text = request.replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whoSitsHereMayRead() throws IOException {
    assertThat(ask("GET /metrics HTTP/1.1\nHost: localhost:9404"))
        .startsWith("HTTP/1.1 200")
        .endsWith("tributary_stories 3\n");
    assertThat(ask("GET /health/live HTTP/1.1\nHost: 127.0.0.1")).startsWith("HTTP/1.1 200");
    assertThat(ask("GET /health/live HTTP/1.1\nHost: [::1]:9404")).startsWith("HTTP/1.1 200");
    assertThat(ask("HEAD /metrics HTTP/1.1\nHost: localhost")).startsWith("HTTP/1.1 200");
  }

  @Test
  void whoIsNotWellSaysWhyWith503() throws IOException {
    assertThat(ask("GET /health/ready HTTP/1.1\nHost: localhost"))
        .startsWith("HTTP/1.1 503")
        .contains("\"unready\"", "Kafka does not answer.");
  }

  @Test
  void aProxyThatAsksForSomebodyElseIsTurnedAwayWhateverItClaims() throws IOException {
    for (String header :
        List.of("X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1", "X-Real-IP: ::1")) {
      String answer = ask("GET /metrics HTTP/1.1\nHost: localhost\n" + header);
      assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("tributary_stories");
    }
  }

  @Test
  void aForeignPageInABrowserHereIsTurnedAway() throws IOException {
    for (String host : List.of("evil.example", "localhost.evil.example:9404", "10.0.0.1", "")) {
      assertThat(ask("GET /metrics HTTP/1.1\nHost: " + host)).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void nothingElseIsThere() throws IOException {
    assertThat(ask("GET /operate HTTP/1.1\nHost: localhost")).startsWith("HTTP/1.1 404");
    assertThat(ask("POST /metrics HTTP/1.1\nHost: localhost")).startsWith("HTTP/1.1 405");
  }

  @Test
  void takesAnotherPortWhereItsOwnIsTaken() {
    try (MonitorServer second = server("127.0.0.1", server.address().getPort())) {
      assertThat(second.address().getPort()).isNotEqualTo(server.address().getPort()).isPositive();
    }
  }

  @Test
  void anAddressThatIsNotThisMachinesIsRefusedByName() {
    assertThatThrownBy(() -> server("192.0.2.1", 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("operate.bind");
  }
}
