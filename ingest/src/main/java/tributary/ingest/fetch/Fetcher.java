package tributary.ingest.fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/// Fetches over http and https. Redirects are followed by hand, so that every hop passes the same
/// guard. Any thread; blocks its caller up to the deadline, plus the wait for the host's turn.
public final class Fetcher implements AutoCloseable {
  private static final Fetched NOT_FOR_ROBOTS =
      new Fetched.Forbidden("the host's robots.txt asks us not to read it, or cannot be had");

  private final FetchConfig config;
  private final HostGate gate;
  private final Exchange exchange;
  private final Robots robots;
  private final ByteBudget budget = ByteBudget.ofThisMachine();
  private final LongAdder turnedAway = new LongAdder();

  /// @param clock what a date in Retry-After is compared with
  public Fetcher(FetchConfig config, Clock clock) {
    this(config, clock, Patience.ALONE);
  }

  /// @param clock what a date in Retry-After is compared with
  /// @param patience told who waits
  public Fetcher(FetchConfig config, Clock clock, Patience patience) {
    this(config, clock, patience, SSLContexts.createDefault());
  }

  /// @param trust who may vouch for hosts
  Fetcher(FetchConfig config, Clock clock, Patience patience, SSLContext trust) {
    this.config = config;
    this.gate = new HostGate(config.hostDelay(), patience);
    this.exchange = new Exchange(config, clock, trust);
    this.robots = new Robots(clock);
  }

  /// Whoever keeps a body for long says until when, so that the memory of all is bounded: what is
  /// fetched here counts as held until this is closed. One thread.
  public final class Hold implements AutoCloseable {
    private final ByteBudget.Lease lease = budget.lease();

    private Hold() {}

    /// As [Fetcher#fetch].
    public Fetched fetch(Request request) throws InterruptedException {
      return way(request, lease);
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  /// Begins to hold bodies.
  public Hold hold() {
    return new Hold();
  }

  /// One answer, after redirects.
  ///
  /// @throws InterruptedException when the caller is called off
  public Fetched fetch(Request request) throws InterruptedException {
    try (ByteBudget.Lease lease = budget.lease()) {
      return way(request, lease);
    }
  }

  /// The distance that the host asks robots to keep; null where it does not want them.
  private @Nullable Duration pause(Request request) throws InterruptedException {
    if (!request.robots()) {
      return Duration.ZERO;
    }
    Robots.Rules rules = robots.of(request.url(), this::robots);
    return rules.allow(request.url()) ? rules.delay() : null;
  }

  private Fetched way(Request request, ByteBudget.Lease lease) throws InterruptedException {
    Request next = request;
    URI permanent = request.url();
    boolean forGood = true;
    Duration left = config.deadline();
    for (int hop = 0; hop <= config.maxRedirects(); hop++) {
      String refusal = Destination.refusal(next.url());
      if (refusal != null) {
        return counted(new Fetched.Forbidden(refusal));
      }
      Duration pause = pause(next);
      if (pause == null) {
        return NOT_FOR_ROBOTS;
      }
      long start;
      Exchange.Hop answer;
      try (HostGate.Pass _ = gate.enter(next.url(), pause)) {
        start = System.nanoTime();
        answer = exchange.run(next, left, lease);
      }
      switch (answer) {
        case Exchange.Answer(Fetched fetched) -> {
          return came(counted(fetched), permanent);
        }
        case Exchange.Moved(URI to, boolean hopForGood) -> {
          if (downgrades(next.url(), to)) {
            return new Fetched.Forbidden("it redirects from https to plain http");
          }
          next = next.at(to);
          forGood &= hopForGood;
          permanent = forGood ? to : permanent;
        }
      }
      left = left.minusNanos(System.nanoTime() - start);
    }
    return new Fetched.Unreachable("more than " + config.maxRedirects() + " redirects in a row");
  }

  private Fetched counted(Fetched fetched) {
    if (fetched instanceof Fetched.Forbidden) {
      turnedAway.increment();
    }
    return fetched;
  }

  /// How many fetches were not made, as they would have led to where no feed may lead.
  public long turnedAway() {
    return turnedAway.sum();
  }

  private Fetched robots(URI url) throws InterruptedException {
    return fetch(Request.of(url, "text/plain, */*;q=0.1"));
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

  /// Whether going from one to the other gives up encryption.
  public static boolean downgrades(URI from, URI to) {
    return "https".equalsIgnoreCase(from.getScheme()) && "http".equalsIgnoreCase(to.getScheme());
  }

  @Override
  public void close() {
    exchange.close();
  }
}
