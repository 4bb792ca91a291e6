package tributary.publish.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// LangChain4j's way to the web, over the JDK's client, with bounds: the time of a call covers the
/// last byte of its answer, an answer has a greatest size, and no redirect is followed, so that the
/// key goes nowhere but to the endpoint. Every failure is a [NoAnswer]. Safe to share.
final class BoundedClient implements HttpClient, AutoCloseable {
  /// The most bytes of an answer, headers aside.
  static final int MOST = 1 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /// How often a waiting call looks whether it should go on waiting.
  private static final Duration STEP = Duration.ofMillis(100);

  private final java.net.http.HttpClient client;
  private final Patience patience;
  private final Clock clock;

  /// How long a call that begins now may take, and whether anybody still waits for it.
  interface Patience {
    Duration ofACall();

    boolean over();
  }

  /// @param clock tells how long it is to a date that an endpoint names
  BoundedClient(Patience patience, Clock clock) {
    this.patience = patience;
    this.clock = clock;
    this.client =
        java.net.http.HttpClient.newBuilder()
            .version(Version.HTTP_1_1) // small servers stumble over the offer of HTTP/2
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  /// For LangChain4j's builders; times set on it are passed over, as [Patience] says them.
  HttpClientBuilder builder() {
    return new Builder(this, CONNECT, CONNECT);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<byte[]> response = answer(sent(request));
    int status = response.statusCode();
    if (status < 200 || status > 299) {
      throw refused(response);
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(status)
        .headers(response.headers().map())
        .body(response.body())
        .build();
  }

  private static java.net.http.HttpRequest sent(HttpRequest request) {
    String body = request.body();
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    java.net.http.HttpRequest.Builder sent =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(request.method().name(), publisher);
    request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
    return sent.build();
  }

  private HttpResponse<byte[]> answer(java.net.http.HttpRequest request) {
    Duration patient = patience.ofACall();
    long end = System.nanoTime() + patient.toNanos();
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
    try {
      Optional<HttpResponse<byte[]>> whole = Optional.empty();
      while (whole.isEmpty()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw NoAnswer.because("it gave no whole answer in " + Allowance.told(patient));
        }
        if (patience.over()) {
          throw NoAnswer.hopeless("publishing ends");
        }
        whole = within(Math.min(left, STEP.toNanos()), coming);
      }
      return whole.get();
    } catch (ExecutionException e) {
      throw NoAnswer.because(told(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw NoAnswer.hopeless("publishing ends");
    } finally {
      coming.cancel(true);
    }
  }

  private static <T> Optional<T> within(long nanos, CompletableFuture<T> coming)
      throws ExecutionException, InterruptedException {
    try {
      return Optional.of(coming.get(nanos, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  private static String told(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> "nobody answers at its address";
      case ConnectException _ -> "nobody listens at its address";
      case IOException _ -> "its answer broke off, or is larger than " + MOST + " bytes";
      case null, default -> "it could not be asked";
    };
  }

  private NoAnswer refused(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    String clause = "it answered " + status;
    return switch (status) {
      case 401, 403 -> NoAnswer.hopeless(clause + ": see publish.model.keyFrom");
      case 404 -> NoAnswer.hopeless(clause + ": see publish.model.url and name");
      case 429, 503 ->
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(value -> RetryAfter.read(value, clock.instant()))
              .map(after -> NoAnswer.busy(clause, after))
              .orElseGet(() -> NoAnswer.because(clause));
      default -> NoAnswer.because(clause);
    };
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are asked for as a whole");
  }

  /// Ends what is under way.
  @Override
  public void close() {
    client.shutdownNow();
  }

  private record Builder(BoundedClient client, Duration connectTimeout, Duration readTimeout)
      implements HttpClientBuilder {
    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return new Builder(client, timeout, readTimeout);
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return new Builder(client, connectTimeout, timeout);
    }

    @Override
    public HttpClient build() {
      return client;
    }
  }
}
