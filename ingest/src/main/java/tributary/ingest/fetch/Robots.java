package tributary.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What hosts ask of robots (RFC 9309). Asked for at most once a day and host; a host that cannot
/// say keeps its pages to itself for a while. Any thread.
final class Robots {
  /// What RFC 9309 asks to read at least (section 2.5).
  private static final int MAX_BYTES = 512 * 1024;

  private static final int MANY = 2_000;
  private static final Duration HOLDS = Duration.ofDays(1);
  private static final Duration HOLDS_UNKNOWN = Duration.ofHours(1);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final List<String> OUR_NAME = List.of("tributary");

  private final Clock clock;

  /// One question at a time to a host: the others wait for its answer.
  private final ReentrantLock[] questions =
      Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);

  private final Map<String, Rules> byHost =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rules> eldest) {
          return size() > MANY;
        }
      };

  Robots(Clock clock) {
    this.clock = clock;
  }

  /// Fetches a robots.txt; follows redirects.
  @FunctionalInterface
  interface Source {
    Fetched fetch(URI robots) throws InterruptedException;
  }

  /// What a host asks.
  ///
  /// @param until how long that is believed
  record Rules(BaseRobotRules rules, Instant until) {
    boolean allow(URI url) {
      return rules.isAllowed(url.toString());
    }

    /// Pause that it asks for between two requests, at most half a minute.
    Duration delay() {
      long millis = rules.getCrawlDelay();
      return Duration.ofMillis(Math.clamp(millis, 0, LONGEST_DELAY.toMillis()));
    }
  }

  /// What the host of `url` asks.
  Rules of(URI url, Source source) throws InterruptedException {
    String host = (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
    ReentrantLock asking = questions[Math.floorMod(host.hashCode(), questions.length)];
    asking.lockInterruptibly();
    try {
      Rules known = known(host);
      return known != null && known.until().isAfter(clock.instant()) ? known : asked(host, source);
    } finally {
      asking.unlock();
    }
  }

  private Rules asked(String host, Source source) throws InterruptedException {
    URI robots = URI.create(host + "/robots.txt");
    Rules read = rules(robots, source.fetch(robots));
    synchronized (byHost) {
      byHost.put(host, read);
    }
    return read;
  }

  private @Nullable Rules known(String host) {
    synchronized (byHost) {
      return byHost.get(host);
    }
  }

  /// Who says no to the question has nothing against the rest; who cannot answer may have.
  private Rules rules(URI robots, Fetched fetched) {
    return switch (fetched) {
      case Fetched.Fresh(Fetched.Body body) -> parsed(robots, body);
      case Fetched.Refused ignored -> all();
      case Fetched.Gone ignored -> all();
      case Fetched.NotModified ignored -> all();
      case Fetched.Challenged ignored -> all();
      case Fetched.Overpacked ignored -> none();
      case Fetched.Throttled ignored -> none();
      case Fetched.Failing ignored -> none();
      case Fetched.Unreachable ignored -> none();
      case Fetched.Forbidden ignored -> none();
    };
  }

  private Rules parsed(URI robots, Fetched.Body body) {
    byte[] text = body.bytes();
    byte[] read = text.length > MAX_BYTES ? Arrays.copyOf(text, MAX_BYTES) : text;
    String type = body.contentType() == null ? "text/plain" : body.contentType();
    BaseRobotRules rules =
        new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
            .parseContent(robots.toString(), read, type, OUR_NAME);
    return new Rules(rules, clock.instant().plus(HOLDS));
  }

  private Rules all() {
    return new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), clock.instant().plus(HOLDS));
  }

  private Rules none() {
    return new Rules(
        new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), clock.instant().plus(HOLDS_UNKNOWN));
  }
}
