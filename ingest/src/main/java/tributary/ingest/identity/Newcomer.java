package tributary.ingest.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.item.Ids;
import tributary.ingest.source.Entry;

/// An entry that is new to us, or says something else than before.
///
/// @param identity within the feed; stays, whatever the entry is called later
/// @param aliases what else names it, see [Seen]
/// @param before what is remembered of it; null where it is new
public record Newcomer(Entry entry, String identity, List<String> aliases, @Nullable Seen before) {
  public Newcomer {
    aliases = List.copyOf(aliases);
  }

  /// The version that it makes.
  public int version() {
    return before == null ? 1 : before.version() + 1;
  }

  /// The item's id.
  public String item(String feed) {
    return before == null ? Ids.hash(feed, identity) : before.item();
  }

  /// Null where it is new.
  public @Nullable Instant firstSeen() {
    return before == null ? null : before.firstSeen();
  }
}
