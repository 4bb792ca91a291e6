package tributary.ingest.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Manners.Move;
import tributary.ingest.outlet.HostPartition;

/// Whether a feed has moved for good. A permanent redirect (301, 308; RFC 9110, section 15.4) is
/// often a mistake, a login or a parked domain: it is followed each time, and believed once it has
/// held. The old address comes back into its own when the new one fails.
final class Relocation {
  private static final int TIMES = 3;
  private static final Duration NEAR = Duration.ofDays(1);

  /// A move to somebody else's domain takes longer to believe.
  private static final Duration FAR = Duration.ofDays(7);

  private Relocation() {}

  /// What is known of the move after a visit that found the feed.
  ///
  /// @param followed where the feed is followed
  /// @param asked what was asked for, the new address of a move that holds
  /// @param way to where the feed was found
  static @Nullable Move found(
      @Nullable Move before, URI followed, URI asked, Way way, Instant now) {
    boolean whole = way.permanent().equals(way.at()) && !way.at().equals(asked);
    if (whole) {
      boolean fromOld = asked.equals(followed);
      return fromOld ? seen(before, followed, way.at(), now) : new Move(way.at(), now, 1, false);
    }
    // What the new address does for the moment is no matter; that the old one answers itself is.
    return before != null && before.held() && asked.equals(before.to()) ? before : null;
  }

  /// Where a way ended.
  ///
  /// @param permanent the address at the end of its permanent part
  record Way(URI at, URI permanent) {}

  /// One more sight of a way to `to`.
  static Move seen(@Nullable Move before, URI followed, URI to, Instant now) {
    Move next =
        before != null && before.to().equals(to)
            ? new Move(to, before.since(), before.times() + 1, false)
            : new Move(to, now, 1, false);
    return new Move(to, next.since(), next.times(), holds(next, followed, now));
  }

  private static boolean holds(Move move, URI followed, Instant now) {
    boolean near = HostPartition.registrable(move.to()).equals(HostPartition.registrable(followed));
    Duration age = Duration.between(move.since(), now);
    return move.times() >= TIMES && age.compareTo(near ? NEAR : FAR) >= 0;
  }

  /// After a visit that failed: the new address is left for the old one, and the old one for the
  /// new, so that a feed is found again whichever of them comes back.
  static @Nullable Move failed(@Nullable Move before, URI followed, Instant now) {
    return before == null
        ? null
        : new Move(
            before.to(),
            before.since(),
            before.times(),
            !before.held() && holds(before, followed, now));
  }
}
