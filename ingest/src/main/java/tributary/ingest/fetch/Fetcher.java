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
    this.config = config;
    this.gate = new HostGate(config.hostDelay());
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
      try (HostGate.Pass _ = gate.enter(next.url())) {
        long start = System.nanoTime();
        Exchange.Hop answer = exchange.run(next, left);
        if (Thread.interrupted()) {
          // It closes the socket: what looks like a broken connection is no word of the host.
          throw new InterruptedException("called off");
        }
        switch (answer) {
          case Exchange.Answer(Fetched fetched) -> {
            return fetched instanceof Fetched.Fresh(Fetched.Body body)
                ? new Fetched.Fresh(body.permanently(permanent))
                : fetched;
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

  /// A validator belongs to the address that gave it; after a redirect it still goes along, as the
  /// followed address is what we remember it by.
  private static Request follow(Request from, URI to) {
    URI target = target(from.url(), to);
    boolean downgrade =
        "https".equalsIgnoreCase(from.url().getScheme())
            && "http".equalsIgnoreCase(target.getScheme());
    URI url = downgrade ? URI.create("downgrade:" + target.getHost()) : target;
    return from.at(url);
  }

  /// A lone query keeps the path of its base (RFC 3986, section 5.2.2); the JDK, after RFC 2396,
  /// takes the path's last part away.
  private static URI target(URI from, URI to) {
    return to.toString().startsWith("?")
        ? URI.create(from.toString().replaceFirst("[?#].*", "") + to)
        : from.resolve(to);
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
