package tributary.ingest.push;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Push;
import tributary.events.feed.Push.Asking;
import tributary.events.feed.Push.Service;
import tributary.events.feed.Push.State;
import tributary.events.item.Ids;

/// How a subscription goes on, from what its hub does. The same facts give the same answer: jitter
/// comes from the feed's id, so that leases that began together do not end together.
public final class Course {
  /// What we ask for; hubs have their own minds.
  static final Duration LEASE = Duration.ofDays(10);

  private static final Duration LONGEST_LEASE = Duration.ofDays(30);
  private static final Duration LEAST_RENEWAL = Duration.ofMinutes(10);
  private static final Duration VERIFYING = Duration.ofHours(1);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
  private static final Duration DENIAL = Duration.ofDays(7);
  private static final Duration DISTRUST = Duration.ofDays(2);
  private static final int MAX_DOUBLINGS = 9;
  private static final int PER_MILLE = 1000;

  private Course() {}

  /// The hub took the question; it verifies us soon. A renewal leaves the old lease alone.
  static Push asked(String feed, Push push, String callback, Instant now) {
    boolean renewal = push.state() == State.ACTIVE && callback.equals(push.callback());
    int failures = push.asking().failures() + 1; // until it verifies us
    Duration pause = max(VERIFYING, backoff(feed, failures));
    return new Push(
        push.hub(),
        push.others(),
        push.topic(),
        renewal ? State.ACTIVE : State.ASKED,
        callback,
        renewal ? push.until() : null,
        new Asking(now, now.plus(pause), failures, null),
        push.service());
  }

  /// The hub did not take the question, now.
  ///
  /// @param pause how long it asks us to wait, null where it does not say
  static Push failed(
      String feed, Push push, String problem, @Nullable Duration pause, Instant now) {
    int failures = push.asking().failures() + 1;
    Duration wait = pause == null ? backoff(feed, failures) : pause;
    return push.as(push.state(), push.until(), new Asking(now, now.plus(wait), failures, problem));
  }

  /// The hub asked whether it was us, and was told so.
  ///
  /// @param lease as the hub grants it; null where it does not say
  static Push verified(String feed, Push push, @Nullable Duration lease, Instant now) {
    Duration granted = lease == null || !lease.isPositive() ? LEASE : lease;
    Duration held = granted.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : granted;
    Duration most = held.multipliedBy(9).dividedBy(10);
    Duration spread = held.dividedBy(10).multipliedBy(lot(feed, "renewal")).dividedBy(PER_MILLE);
    Instant renewal = now.plus(max(LEAST_RENEWAL, most.minus(spread)));
    return push.as(
        State.ACTIVE, now.plus(held), new Asking(push.asking().last(), renewal, 0, null));
  }

  /// The hub says no: the next one is asked, and after the last one none for a week.
  static Push denied(Push push, String reason, Instant now) {
    List<URI> others = push.others();
    if (others.isEmpty()) {
      Asking later = new Asking(push.asking().last(), now.plus(DENIAL), 0, reason);
      return push.as(State.DENIED, null, later);
    }
    return new Push(
        others.getFirst(),
        others.subList(1, others.size()),
        push.topic(),
        State.FOUND,
        null,
        null,
        new Asking(null, now, 0, reason),
        Service.NONE);
  }

  /// We left the hub; it may be asked again.
  static Push left(Push push, Instant now) {
    return push.as(State.FOUND, null, new Asking(push.asking().last(), now, 0, null));
  }

  /// The hub brought something.
  static Push delivered(Push push, Instant now) {
    Service before = push.service();
    return push.serving(new Service(now, before.announced(), before.missed()));
  }

  /// A visit brought something new. If the one before found the hub at work already, and the hub
  /// has not called us since, it should have been the hub's to bring.
  ///
  /// @param last when the visit before ended, null where there was none
  public static Push outdone(Push push, @Nullable Instant last, Instant now) {
    Service before = push.service();
    Instant asked = push.asking().last();
    boolean served =
        push.state() == State.ACTIVE && asked != null && last != null && last.isAfter(asked);
    boolean called =
        before.announced() != null && last != null && !before.announced().isBefore(last);
    return served && !called
        ? push.serving(new Service(before.delivered(), before.announced(), now))
        : push;
  }

  /// Whether what the hub brings is all there is, as far as we know: it has delivered, and for two
  /// days no visit found what it had not brought.
  static boolean trusted(Push push, Instant now) {
    Instant delivered = push.service().delivered();
    Instant missed = push.service().missed();
    boolean leased =
        push.state() == State.ACTIVE && push.until() != null && now.isBefore(push.until());
    boolean lapsed =
        missed != null
            && (now.isBefore(missed.plus(DISTRUST))
                || delivered == null
                || !delivered.isAfter(missed));
    return leased && delivered != null && !lapsed;
  }

  /// Doubling, then between three quarters and the whole of it.
  private static Duration backoff(String feed, int failures) {
    int doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << doublings);
    Duration full = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    long share = lot(feed, Integer.toString(failures)) / 4;
    return full.minus(full.multipliedBy(share).dividedBy(PER_MILLE));
  }

  /// From 0 to 999.
  private static long lot(String feed, String draw) {
    return Long.remainderUnsigned(
        Long.parseUnsignedLong(Ids.hash("push", feed, draw), 16), PER_MILLE);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
