package tributary.events.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A WebSub subscription to a feed (W3C WebSub, <https://www.w3.org/TR/websub/>). The secret is not
/// here: it is derived from the instance's own.
///
/// @param hub where we subscribe
/// @param others hubs that the source names besides, in its order: tried when this one says no
/// @param topic the address subscribed to, as the source names itself
/// @param state where the subscription stands
/// @param callback fingerprint of the address that the hub delivers to, null before it was asked;
///   an instance with another address subscribes anew
/// @param until end of the lease, null before it is verified
/// @param asking how asking the hub goes
/// @param service how well the hub serves
public record Push(
    URI hub,
    List<URI> others,
    URI topic,
    State state,
    @Nullable String callback,
    @Nullable Instant until,
    Asking asking,
    Service service) {

  /// Where a subscription stands.
  public enum State {
    /// The source names a hub; it is not asked yet, or took no question so far.
    FOUND,
    /// Asked for, not verified.
    ASKED,
    /// Verified: the hub delivers.
    ACTIVE,
    /// All hubs said no; polling goes on.
    DENIED
  }

  /// How asking the hub goes.
  ///
  /// @param last when we last asked, null before the first time
  /// @param next not before this; for a denied subscription, when the source's hubs count as new
  /// @param failures in a row
  /// @param problem why the last time came to nothing, a clause for a person; else null
  public record Asking(
      @Nullable Instant last, Instant next, int failures, @Nullable String problem) {}

  /// How well the hub serves.
  ///
  /// @param delivered when it last brought anything, null before
  /// @param announced when it last said that there is something new without bringing it, null
  ///   before
  /// @param missed when a visit last found what the hub had not told of, null before
  public record Service(
      @Nullable Instant delivered, @Nullable Instant announced, @Nullable Instant missed) {
    /// Nothing is known yet.
    public static final Service NONE = new Service(null, null, null);
  }

  public Push {
    others = List.copyOf(others);
  }

  /// The same subscription, standing elsewhere.
  public Push as(State now, @Nullable Instant lease, Asking how) {
    return new Push(hub, others, topic, now, callback, lease, how, service);
  }

  /// The same subscription, delivered to the address of this fingerprint.
  public Push calledAt(String address) {
    return new Push(hub, others, topic, state, address, until, asking, service);
  }

  /// The same subscription, serving so.
  public Push serving(Service how) {
    return new Push(hub, others, topic, state, callback, until, asking, how);
  }
}
