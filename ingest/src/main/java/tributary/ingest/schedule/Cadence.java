package tributary.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.Hints;
import tributary.events.feed.Manners;
import tributary.events.item.Ids;

/// When to come again. The same facts give the same answer: jitter comes from the feed's id, so
/// that feeds that were visited together do not come back together.
public final class Cadence {
  /// What a document asks for is its author's word; what a header says is often a server's default.
  private static final Duration LONGEST_WORD = Duration.ofDays(7);

  private static final Duration LONGEST_HEADER = Duration.ofDays(1);

  /// Visits in the typical time between two entries: an entry is found when an eighth of that time
  /// has passed, on average.
  private static final int VISITS_AN_ENTRY = 4;

  private static final Duration HOUR_SHARE = Duration.ofMinutes(10);
  private static final int MAX_DOUBLINGS = 20;
  private static final int PER_MILLE = 1000;

  private final CadenceConfig config;

  public Cadence(CadenceConfig config) {
    this.config = config;
  }

  /// What is known after a visit.
  ///
  /// @param failures in a row, this one counted
  /// @param manners with what this visit taught
  /// @param newest when something new was last brought in, null where nothing ever was
  /// @param pushed whether a hub tells us of what is new
  public record Facts(
      String feed,
      Outcome outcome,
      int failures,
      Manners manners,
      @Nullable Instant newest,
      boolean pushed) {}

  /// When to make the next visit.
  public Instant next(Facts facts, Instant now) {
    Manners.Throttle throttle = facts.manners().throttle();
    Instant then = throttle == null ? now.plus(pause(facts, now)) : throttle.until();
    return Quiet.after(then, facts.manners().hints(), share(HOUR_SHARE, facts.feed(), 0));
  }

  /// Until when a throttled feed waits.
  ///
  /// @param times in a row, this one counted
  /// @param asked what the host asked for, null where it said nothing that makes sense
  public Instant until(String feed, int times, @Nullable Duration asked, Instant now) {
    Duration wait =
        asked == null
            ? backoff(config.backoffFirst().multipliedBy(3), config.backoffMost(), times)
            : asked;
    return now.plus(wait).plus(share(wait.dividedBy(20), feed, times));
  }

  private Duration pause(Facts facts, Instant now) {
    String feed = facts.feed();
    int failures = facts.failures();
    Duration first = config.backoffFirst();
    Duration most = config.backoffMost();
    Duration wait =
        switch (facts.outcome()) {
          case NEVER -> Duration.ZERO;
          case FRESH, UNCHANGED -> interval(facts, now);
          // It may be over in a moment.
          case UNREACHABLE, FAILING -> backoff(first, most, failures);
          // Somebody has to notice and to mend it.
          case UNREADABLE -> backoff(first.multipliedBy(4), most, failures);
          // We are not wanted: the more we ask, the longer that lasts.
          case REFUSED -> backoff(first.multipliedBy(12), most.multipliedBy(3), failures);
          case GONE ->
              backoff(config.goneInterval(), config.goneInterval().multipliedBy(7), failures);
        };
    return wait.plus(share(wait.dividedBy(10), feed, failures));
  }

  private Duration interval(Facts facts, Instant now) {
    Manners manners = facts.manners();
    Duration own = facts.pushed() ? config.most() : rhythm(manners, facts.newest(), now);
    return longer(longer(own, asked(manners.hints())), held(manners.fresh(), LONGEST_HEADER));
  }

  private Duration rhythm(Manners manners, @Nullable Instant newest, Instant now) {
    Duration gap = manners.rhythm();
    Duration base = gap == null ? config.least().multipliedBy(VISITS_AN_ENTRY * 4L) : gap;
    Duration silence = newest == null ? Duration.ZERO : Duration.between(newest, now);
    // A feed that was silent for long will hardly speak in the next hour.
    Duration expected = longer(base, silence.dividedBy(VISITS_AN_ENTRY));
    Duration wait = longer(expected.dividedBy(VISITS_AN_ENTRY), config.least());
    return wait.compareTo(config.most()) > 0 ? config.most() : wait;
  }

  private static @Nullable Duration asked(Hints hints) {
    return held(hints.atLeast(), LONGEST_WORD);
  }

  private static @Nullable Duration held(@Nullable Duration asked, Duration most) {
    return asked != null && asked.compareTo(most) > 0 ? most : asked;
  }

  private static Duration longer(Duration a, @Nullable Duration b) {
    return b == null || a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration backoff(Duration first, Duration most, int failures) {
    int doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
    Duration doubled = first.multipliedBy(1L << doublings);
    return doubled.compareTo(most) > 0 ? most : doubled;
  }

  /// A part of `whole` by lot.
  private static Duration share(Duration whole, String feed, int turn) {
    long lot = Long.parseUnsignedLong(Ids.hash(feed, Integer.toString(turn)), 16);
    return whole.multipliedBy(Long.remainderUnsigned(lot, PER_MILLE)).dividedBy(PER_MILLE);
  }
}
