package tributary.ingest.fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Fetches over http and https. Redirects are followed by hand, so that every hop passes the same
/// guard. Any thread; blocks its caller up to the deadline, plus the wait for the host's turn.
public final class Fetcher implements AutoCloseable {
  private final FetchConfig config;
  private final HostGate gate;
  private final Exchange exchange;

  /// @param clock what a date in Retry-After is compared with
  public Fetcher(FetchConfig config, Clock clock) {
    this(config, clock, Patience.ALONE);
  }

  /// @param clock what a date in Retry-After is compared with
  /// @param patience told who waits
  public Fetcher(FetchConfig config, Clock clock, Patience patience) {
    this.config = config;
    this.gate = new HostGate(config.hostDelay(), patience);
    this.exchange = new Exchange(config, clock);
  }

  /// One answer, after redirects.
  ///
  /// @throws InterruptedException when the caller is called off
  public Fetched fetch(Request request) throws InterruptedException {
    Request next = request;
    URI permanent = request.url();
    boolean forGood = true;
    Duration left = config.deadline();
    for (int hop = 0; hop <= config.maxRedirects(); hop++) {
      String refusal = refusal(next.url());
      if (refusal != null) {
        return new Fetched.Forbidden(refusal);
      }
      try (HostGate.Pass _ = gate.enter(next.url(), Duration.ZERO)) {
        long start = System.nanoTime();
        Exchange.Hop answer = exchange.run(next, left);
        if (Thread.interrupted()) {
          // It closes the socket: what looks like a broken connection is no word of the host.
          throw new InterruptedException("called off");
        }
        switch (answer) {
          case Exchange.Answer(Fetched fetched) -> {
            return came(fetched, permanent);
          }
          case Exchange.Moved(URI to, boolean hopForGood) -> {
            next = follow(next, to);
            forGood &= hopForGood;
            permanent = forGood ? next.url() : permanent;
          }
        }
        left = left.minusNanos(System.nanoTime() - start);
      }
    }
    return new Fetched.Unreachable("more than " + config.maxRedirects() + " redirects in a row");
  }

  private static Fetched came(Fetched fetched, URI permanent) {
    return switch (fetched) {
      case Fetched.Fresh(Fetched.Body body) -> new Fetched.Fresh(body.permanently(permanent));
      case Fetched.NotModified(URI at, URI ignored, Duration maxAge) ->
          new Fetched.NotModified(at, permanent, maxAge);
      case Fetched.Refused ignored -> fetched;
      case Fetched.Challenged ignored -> fetched;
      case Fetched.Overpacked ignored -> fetched;
      case Fetched.Gone ignored -> fetched;
      case Fetched.Throttled ignored -> fetched;
      case Fetched.Failing ignored -> fetched;
      case Fetched.Unreachable ignored -> fetched;
      case Fetched.Forbidden ignored -> fetched;
    };
  }

  private static Request follow(Request from, URI to) {
    URI target = target(from.url(), to);
    URI url = downgrades(from.url(), target) ? URI.create("downgrade:" + target.getHost()) : target;
    return from.at(url);
  }

  /// A lone query keeps the path of its base (RFC 3986, section 5.2.2); the JDK, after RFC 2396,
  /// takes the path's last part away.
  private static URI target(URI from, URI to) {
    return to.toString().startsWith("?")
        ? URI.create(from.toString().replaceFirst("[?#].*", "") + to)
        : from.resolve(to);
  }

  /// Whether going from one to the other gives up encryption.
  public static boolean downgrades(URI from, URI to) {
    return "https".equalsIgnoreCase(from.getScheme()) && "http".equalsIgnoreCase(to.getScheme());
  }

  private static @Nullable String refusal(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    if (scheme.equals("downgrade")) {
      return "it redirects from https to plain http";
    }
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      return "only http and https are fetched, not " + (scheme.isEmpty() ? "this" : scheme + ":");
    }
    if (url.getHost() == null) {
      return "the address names no host";
    }
    return url.getRawUserInfo() == null ? null : "an address with a user name in it is not fetched";
  }

  @Override
  public void close() {
    exchange.close();
  }
}
