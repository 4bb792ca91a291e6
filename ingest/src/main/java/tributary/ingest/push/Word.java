package tributary.ingest.push;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Push;

/// What a hub has said of a feed's subscription, on its way to whoever remembers it.
public sealed interface Word {
  /// The feed's id.
  String feed();

  /// Something new.
  record Brought(Ping ping) implements Word {
    @Override
    public String feed() {
      return ping.feed();
    }
  }

  /// It asked whether we want the topic, and was told yes.
  ///
  /// @param callback fingerprint of the address at which it asked
  /// @param lease as granted, null where it does not say
  record Verified(String feed, URI topic, String callback, @Nullable Duration lease)
      implements Word {}

  /// It does not give us the topic.
  ///
  /// @param reason a clause for a person
  record Denied(String feed, URI topic, String reason) implements Word {}

  /// How the subscription stands then; [Brought] only says that the hub serves.
  default Push after(Push push, Instant now) {
    return switch (this) {
      case Brought ignored -> Course.delivered(push, now);
      case Verified(String feed, URI topic, String callback, Duration lease) ->
          topic.equals(push.topic())
              ? Course.verified(feed, push.calledAt(callback), lease, now)
              : push;
      case Denied(String ignored, URI topic, String reason) ->
          topic.equals(push.topic()) ? Course.denied(push, reason, now) : push;
    };
  }
}
