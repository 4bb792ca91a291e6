package tributary.enrich.extent;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which raw items a run takes in. Where it begins is a matter of the offsets that it reads from.
///
/// @param to items first seen at or after this are left out; null for all there will be
/// @param feeds ids of the feeds whose items are taken; empty for all
public record Extent(@Nullable Instant to, Set<String> feeds) {

  /// All there is and will be.
  public static final Extent EVERYTHING = new Extent(null, Set.of());

  public Extent {
    feeds = Set.copyOf(feeds);
    if (to == null && !feeds.isEmpty()) {
      throw new IllegalArgumentException("a run of some feeds has an end");
    }
  }

  /// Whether it leaves anything out, and so ends.
  public boolean ends() {
    return to != null;
  }
}
