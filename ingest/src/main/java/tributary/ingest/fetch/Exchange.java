package tributary.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.WWWFormCodec;
import org.jspecify.annotations.Nullable;

/// One request and its answer, on one connection. The client's own time-outs run between two bytes;
/// the wait for the answer ends the exchange as a whole, however slowly it drips.
final class Exchange implements AutoCloseable {
  /// Read of an answer that says no, to know a challenge.
  private static final int MAX_REFUSAL = 64 * 1024;

  private final FetchConfig config;
  private final Clock clock;
  private final CloseableHttpAsyncClient client;

  Exchange(FetchConfig config, Clock clock, SSLContext trust) {
    this.config = config;
    this.clock = clock;
    this.client = Connections.open(config, trust);
  }

  /// What one hop came to.
  sealed interface Hop {}

  /// The end of the way.
  record Answer(Fetched fetched) implements Hop {}

  /// Go there instead.
  ///
  /// @param permanent whether for good (301, 308)
  record Moved(URI to, boolean permanent) implements Hop {}

  /// @param lease what the answer's body is counted on
  Hop run(Request request, Duration within, ByteBudget.Lease lease) throws InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    try {
      try {
        return asked(request, within, lease);
      } catch (RequestNotExecutedException e) {
        // The host has closed a connection that was kept, before it saw what we ask.
        return asked(request, Duration.ofNanos(until - System.nanoTime()), lease);
      }
    } catch (IOException | IllegalStateException e) {
      return new Answer(Fault.of(e));
    }
  }

  private Hop asked(Request request, Duration within, ByteBudget.Lease lease)
      throws IOException, InterruptedException {
    int limit = request.first() > 0 ? request.first() : config.maxBytes();
    Intake intake = new Intake(limit, MAX_REFUSAL, lease);
    Future<?> call = client.execute(message(request), intake, null);
    try {
      Intake.Taken taken = intake.await(within);
      if (taken != null && request.look() != null) {
        request.look().seen().accept(request.url(), taken.head().getCode());
      }
      return taken == null ? new Answer(tooLate()) : new Reply(request, taken, limit).hop(clock);
    } finally {
      call.cancel(true);
    }
  }

  private AsyncRequestProducer message(Request request) {
    Map<String, String> form = request.form();
    AsyncRequestBuilder message =
        form == null
            ? AsyncRequestBuilder.get(request.url())
            : AsyncRequestBuilder.post(request.url())
                .setEntity(encoded(form), ContentType.APPLICATION_FORM_URLENCODED);
    message.setHeader("Accept", request.accept());
    set(message, "From", config.sender());
    // A range of a packed answer would be a range of the package.
    message.setHeader("Accept-Encoding", request.first() > 0 ? "identity" : Decoded.ACCEPTED);
    if (request.first() > 0) {
      message.setHeader("Range", "bytes=0-" + (request.first() - 1));
    }
    if (request.known() != null && request.conditional()) {
      set(message, "If-None-Match", request.known().etag());
      set(message, "If-Modified-Since", request.known().lastModified());
    }
    if (request.look() != null) {
      request.look().headers().forEach(message::setHeader);
    }
    return message.build();
  }

  private static void set(AsyncRequestBuilder message, String name, @Nullable String value) {
    if (value != null) {
      message.setHeader(name, value);
    }
  }

  private static String encoded(Map<String, String> form) {
    List<NameValuePair> fields = new ArrayList<>();
    form.forEach((name, value) -> fields.add(new BasicNameValuePair(name, value)));
    return WWWFormCodec.format(fields, StandardCharsets.UTF_8);
  }

  private Fetched tooLate() {
    return new Fetched.Unreachable(
        "no whole answer within " + config.deadline().toMillis() / 1000.0 + " s");
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
