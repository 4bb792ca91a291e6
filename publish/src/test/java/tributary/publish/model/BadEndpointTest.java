package tributary.publish.model;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.model.PlayedModel.answer;
import static tributary.publish.model.PlayedModel.completion;
import static tributary.publish.model.PlayedModel.refusing;
import static tributary.publish.model.PlayedModel.said;
import static tributary.publish.model.PlayedModel.saying;
import static tributary.publish.model.PlayedModel.send;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An endpoint may do what it likes: a story goes without a comment, and the edition goes on.
@Timeout(120)
class BadEndpointTest {
  private static final String GOOD = answer(said(SmallStory.FIRST, "s1")).toString();
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder;
  private PlayedModel model;
  private AtWork work;

  @BeforeEach
  void open() throws IOException {
    model = new PlayedModel(saying(GOOD));
    work = new AtWork(model, folder);
  }

  @AfterEach
  void close() {
    model.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"simply\":[{\"text\":\"The lease cov",
        "The lease covers the whole building.",
        "[]",
        "{}",
        "{\"simply\":[],\"analysis\":[],\"optimistic\":[]}",
        "{\"simply\":{},\"analysis\":[],\"optimistic\":[],\"pessimistic\":[]}",
        "{\"simply\":[\"text\"],\"analysis\":[],\"optimistic\":[],\"pessimistic\":[]}",
        "{\"simply\":[{\"text\":\"A.\"}],\"analysis\":[],\"optimistic\":[],\"pessimistic\":[]}",
        "{\"simply\":[{\"text\":\"A.\",\"ids\":[1]}],\"analysis\":[],\"optimistic\":[],\"pessimistic\":[]}",
        "{\"simply\":[],\"analysis\":[],\"optimistic\":[],\"pessimistic\":[],\"more\":[]}",
        "{\"simply\":[],\"simply\":[],\"analysis\":[],\"optimistic\":[],\"pessimistic\":[]} {}",
        ""
      })
  void believesNoAnswerOfAnotherShape(String content) {
    model.behave(saying(content));
    assertSilent("its answer is");
  }

  @Test
  void believesNoEnvelopeOfAnotherShape() {
    model.behave((exchange, asked) -> send(exchange, 200, "<html>Welcome to the Wi-Fi</html>"));
    assertSilent("its answer is none that the client understands");
    model.behave((exchange, asked) -> send(exchange, 200, "{\"choices\":[]}"));
    assertSilent("its answer is none that the client understands");
  }

  @Test
  void believesNoAnswerThatWasCutAtItsLength() {
    model.behave((exchange, asked) -> send(exchange, 200, completion(GOOD, "length", 5000)));
    assertSilent("its answer was cut after 2000 tokens");
  }

  @Test
  void readsNoMoreThanAMegabyte() {
    String large = "x".repeat(BoundedClient.MOST + 1);
    model.behave((exchange, asked) -> send(exchange, 200, completion(large, "stop", 1)));
    assertSilent("its answer broke off, or is larger than 1048576 bytes");
  }

  @Test
  void isSilentWhereTheAnswerBreaksOff() {
    model.behave((exchange, asked) -> {
      exchange.sendResponseHeaders(200, 10_000);
      exchange.getResponseBody().write("{\"choices\":".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      throw new IOException("hangs up");
    });
    assertSilent("its answer broke off");
  }

  @Test
  void isSilentOnAnAnswerInAnotherLanguage() {
    String german = "Der Vertrag gilt für das ganze Haus und die Leitung des Mieters.";
    model.behave(saying(answer(said(german, "s1")).toString()));
    assertSilent("its answer is in another language than English");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 418, 500, 502})
  void isSilentOnARefusal(int status) {
    model.behave(refusing(status, "Location", model.url() + "/elsewhere"));
    assertSilent("it answered " + status);
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void waitsAsLongAsABusyEndpointAsks() {
    AtomicBoolean busy = new AtomicBoolean(true);
    model.behave((exchange, asked) -> {
      PlayedModel.Manners next =
          busy.getAndSet(false) ? refusing(429, "Retry-After", "1") : saying(GOOD);
      next.answer(exchange, asked);
    });
    assertThat(work.comment(SmallStory.english("a"))).isPresent();
    assertThat(model.asked()).hasSize(2);
  }

  @Test
  void doesNotWaitPastTheDeadline() {
    model.behave(refusing(429, "Retry-After", "3600"));
    assertSilent("it answered 429");
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void asksABusyEndpointNoMoreThanThreeTimes() {
    model.behave(refusing(503, "Retry-After", "0"));
    assertSilent("it answered 503");
    assertThat(model.asked()).hasSize(3);
  }

  @Test
  void leavesAnEndpointThatDripsItsAnswer() {
    CountDownLatch left = new CountDownLatch(1);
    model.behave((exchange, asked) -> drip(exchange, left));
    try (Sitting sitting = work.sitting(SHORT, AtWork.LIMITS)) {
      assertThat(AtWork.on(sitting, SmallStory.english("a"))).isEmpty();
      assertThat(AtWork.problem(sitting)).isEqualTo("it gave no whole answer in 300 ms");
    } finally {
      left.countDown();
    }
  }

  /// Never whole, never over: until the client hangs up or the test ends.
  private static void drip(HttpExchange exchange, CountDownLatch end) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    try {
      while (!end.await(20, TimeUnit.MILLISECONDS)) {
        out.write(' ');
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void asksNothingMoreOnceTheDeadlineIsOver() {
    CountDownLatch end = new CountDownLatch(1);
    model.behave((exchange, asked) -> drip(exchange, end));
    try (Sitting sitting = work.sitting(AtWork.PATIENT, new Limits(SHORT, 40, 200_000))) {
      assertThat(AtWork.on(sitting, SmallStory.english("a"))).isEmpty();
      assertThat(AtWork.on(sitting, SmallStory.english("b"))).isEmpty();
      assertThat(AtWork.problem(sitting)).contains("the deadline of 300 ms is over");
    } finally {
      end.countDown();
    }
    assertThat(model.asked()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void endsACallWhereNobodyWaitsForTheEditionAnyMore() {
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch end = new CountDownLatch(1);
    model.behave((exchange, asked) -> {
      over.set(true);
      drip(exchange, end);
    });
    try (Sitting sitting =
        work.commentator(model.url(), null, AtWork.PATIENT, AtWork.LIMITS).sit(over::get)) {
      assertThat(AtWork.on(sitting, SmallStory.english("a"))).isEmpty();
      assertThat(AtWork.problem(sitting)).isEqualTo("publishing ends");
    } finally {
      end.countDown();
    }
  }

  @Test
  void isSilentWhereNobodyListens() throws IOException {
    // A port that is taken, and that nobody listens at.
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/v1");
      try (Sitting sitting =
          work.commentator(nobody, null, AtWork.PATIENT, AtWork.LIMITS).sit(() -> false)) {
        assertThat(AtWork.on(sitting, SmallStory.english("a"))).isEmpty();
        assertThat(AtWork.problem(sitting)).isEqualTo("nobody listens at its address");
      }
    }
  }

  private void assertSilent(String why) {
    try (Sitting sitting = work.sitting(AtWork.PATIENT, AtWork.LIMITS)) {
      assertThat(AtWork.on(sitting, SmallStory.english("a"))).isEmpty();
      assertThat(AtWork.problem(sitting)).startsWith(why);
    }
    try (Stream<Path> kept = Files.list(folder)) {
      assertThat(kept).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
