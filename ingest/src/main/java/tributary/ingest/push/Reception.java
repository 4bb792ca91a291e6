package tributary.ingest.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.Feed;
import tributary.events.feed.Push;
import tributary.ingest.push.CallbackServer.Answer;
import tributary.ingest.push.Tally.Fate;
import tributary.ingest.text.WebLink;

/// Takes deliveries in (W3C WebSub, section 7). A hub is thanked only when what it brought is
/// safely kept; else it is to try again. What nobody signed is thanked for and thrown away.
final class Reception implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /// What hubs send is some entries, seldom a whole feed.
  static final int LARGEST = 4 * 1024 * 1024;

  /// How much of what is too large is read and thrown away: whoever still sends when the connection
  /// ends never sees the answer (RFC 9112, section 9.6).
  private static final int LINGERING = 16 * 1024 * 1024;

  private static final int MOST_AT_A_TIME = 16;
  private static final Duration READING = Duration.ofSeconds(10);
  private static final Duration KEEPING = Duration.ofSeconds(8);

  private final Directory directory;
  private final Callbacks callbacks;
  private final Tally tally;
  private final Semaphore seats = new Semaphore(MOST_AT_A_TIME);
  private final Set<String> warned = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor watch;

  Reception(Directory directory, Callbacks callbacks, Tally tally) {
    this.directory = directory;
    this.callbacks = callbacks;
    this.tally = tally;
    this.watch =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("push-watch").factory());
    watch.setRemoveOnCancelPolicy(true);
  }

  Answer answer(String feed, HttpExchange exchange) throws IOException {
    return switch (directory.of(feed)) {
      case Directory.Unsettled ignored -> refuse(503, Fate.DEFERRED);
      case Directory.Nobody ignored -> refuse(410, Fate.UNWANTED);
      case Directory.Ours(Subscriptions ours) -> {
        Push push = ours.current(feed);
        if (push == null) {
          yield refuse(410, Fate.UNWANTED);
        }
        if (!seats.tryAcquire()) {
          yield refuse(503, Fate.DEFERRED);
        }
        try {
          yield taken(ours, feed, push, exchange);
        } finally {
          seats.release();
        }
      }
    };
  }

  private Answer refuse(int status, Fate fate) {
    tally.count(fate);
    return Answer.of(status);
  }

  private Answer taken(Subscriptions ours, String feed, Push push, HttpExchange exchange)
      throws IOException {
    byte[] body = body(exchange);
    if (body.length > LARGEST) {
      return refuse(413, Fate.TOO_LARGE);
    }
    Headers headers = exchange.getRequestHeaders();
    String secret = callbacks.secret(feed, push.hub(), push.topic());
    if (!Signature.holds(signatures(headers), body, secret)) {
      warn(feed, push);
      return refuse(202, Fate.UNSIGNED);
    }
    List<String> links = headers.getOrDefault("Link", List.of());
    List<URI> selves = WebLink.targets(links, "self", push.topic());
    if (!selves.isEmpty() && selves.stream().noneMatch(self -> same(self, push.topic()))) {
      return refuse(202, Fate.STRAY);
    }
    String type = headers.getFirst("Content-Type");
    return kept(ours, new Ping(feed, push.topic(), body, type, new CompletableFuture<>()));
  }

  private static List<String> signatures(Headers headers) {
    return headers.getOrDefault("X-Hub-Signature", List.of());
  }

  /// http and https, and YouTube's two ways to the same feed, name one topic.
  private static boolean same(URI self, URI topic) {
    return Feed.idOf(self).equals(Feed.idOf(topic))
        || (Offer.youTube(self)
            && Offer.youTube(topic)
            && Objects.equals(self.getRawQuery(), topic.getRawQuery()));
  }

  /// One byte more than the limit shows that there is more.
  private byte[] body(HttpExchange exchange) throws IOException {
    ScheduledFuture<?> alarm =
        watch.schedule(exchange::close, READING.toMillis(), TimeUnit.MILLISECONDS);
    try {
      InputStream in = exchange.getRequestBody();
      byte[] body = in.readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        drain(in);
      }
      return body;
    } finally {
      alarm.cancel(false);
    }
  }

  private static void drain(InputStream in) throws IOException {
    byte[] part = new byte[64 * 1024];
    int most = LINGERING;
    while (most > 0) {
      int read = in.read(part);
      if (read < 0) {
        return;
      }
      most -= read;
    }
  }

  private void warn(String feed, Push push) {
    if (warned.add(feed)) {
      LOG.warn(
          "a ping of {} bears no right signature and is thrown away; further ones are only"
              + " counted",
          push.topic().getHost());
    }
  }

  private Answer kept(Subscriptions ours, Ping ping) {
    boolean kept = ours.brought(ping) && await(ping.kept());
    tally.count(kept ? Fate.KEPT : Fate.DEFERRED);
    return Answer.of(kept ? 200 : 503);
  }

  private static boolean await(CompletableFuture<Boolean> kept) {
    try {
      return kept.get(KEEPING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      kept.cancel(false);
      return false;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
