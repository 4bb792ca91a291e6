package tributary.events.feed;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A WebSub subscription to a feed (W3C WebSub, <https://www.w3.org/TR/websub/>). The secret is not
/// here: it is derived from the instance's own.
///
/// @param hub where we subscribed
/// @param topic the address subscribed to, as the source names itself
/// @param state where the subscription stands
/// @param until end of the lease, null before it is verified
/// @param asked when we last asked the hub
public record Push(URI hub, URI topic, State state, @Nullable Instant until, Instant asked) {

  /// Where a subscription stands.
  public enum State {
    /// Asked for, not verified.
    ASKED,
    /// Verified: the hub delivers.
    ACTIVE,
    /// The hub said no; polling goes on.
    DENIED
  }
}
