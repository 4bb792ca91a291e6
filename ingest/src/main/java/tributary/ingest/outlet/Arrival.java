package tributary.ingest.outlet;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.FeedStatus;
import tributary.events.item.RawItem;

/// A new item, or a new version of one, that is not stamped yet.
///
/// @param identity what tells its entry from others of the feed
/// @param item its id
/// @param fingerprint what it said
/// @param version from 1
/// @param firstSeen stamp of its first version; null if this is the first
/// @param aliases what else names it, see [FeedStatus.Seen]
/// @param stamped makes the item, given when it was first seen
public record Arrival(
    String identity,
    String item,
    String fingerprint,
    int version,
    @Nullable Instant firstSeen,
    List<String> aliases,
    Function<Instant, RawItem> stamped) {

  public Arrival {
    aliases = List.copyOf(aliases);
  }

  /// How the feed remembers it.
  FeedStatus.Seen seen(Instant stamp) {
    return new FeedStatus.Seen(
        item, fingerprint, since(stamp), version, firstSeen == null ? null : stamp, aliases, false);
  }

  /// When its first version was stamped, if this one is stamped with `stamp`.
  public Instant since(Instant stamp) {
    return firstSeen == null ? stamp : firstSeen;
  }
}
