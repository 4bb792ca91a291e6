package tributary.events.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is remembered of a source to be polite to it.
///
/// @param rhythm typical time between two of its entries, null while unknown
/// @param hints what its document asked for when it was last read
/// @param fresh for how long its last answer says that it holds (Cache-Control, Expires), null
///   where it does not say
/// @param source the address whose answer gave the validators; null where that is the followed one
/// @param move a permanent redirect that is watched or followed; null while there is none
/// @param throttle how it asked us to wait, null when the last visit was not refused so
public record Manners(
    @Nullable Duration rhythm,
    Hints hints,
    @Nullable Duration fresh,
    @Nullable URI source,
    @Nullable Move move,
    @Nullable Throttle throttle) {
  /// Nothing is known yet.
  public static final Manners NONE = new Manners(null, Hints.NONE, null, null, null, null);

  /// A way that ends elsewhere for good (301, 308, `itunes:new-feed-url`).
  ///
  /// @param to the address at its end
  /// @param since when it was first seen
  /// @param times seen in a row
  /// @param held whether it has held long enough: `to` is visited instead
  public record Move(URI to, Instant since, int times, boolean held) {}

  /// We were asked to wait (429, 503 with Retry-After).
  ///
  /// @param until not before this
  /// @param times in a row
  public record Throttle(Instant until, int times) {}

  public Manners {
    hints = hints == null ? Hints.NONE : hints; // records of before it was kept lack it
  }

  /// Where a feed that is followed at `url` is visited.
  public URI address(URI url) {
    return move != null && move.held() ? move.to() : url;
  }

  /// The same, but for its move.
  public Manners moved(@Nullable Move next) {
    return new Manners(rhythm, hints, fresh, source, next, throttle);
  }

  /// The same, but for what it asked us to wait.
  public Manners throttled(@Nullable Throttle next) {
    return new Manners(rhythm, hints, fresh, source, move, next);
  }
}
