package tributary.enrich.story;

import java.time.Instant;
import java.util.List;
import tributary.enrich.time.Order;

/// What one shard has to say of an item: with whom it pairs. The home shard's verdict tells the
/// decision task that the item is there at all.
///
/// @param shard who says it
/// @param home whether this is the item's home shard
/// @param subjects what the item is about, as readers see it
public record Verdict(
    String item,
    int version,
    Instant at,
    String feed,
    int partition,
    int shard,
    boolean home,
    List<Pair> pairs,
    List<String> subjects) {

  public Verdict {
    pairs = List.copyOf(pairs);
    subjects = List.copyOf(subjects);
  }

  /// The place of the item's version, which all verdicts on it share.
  String place() {
    return Order.key(at, item, version);
  }

  /// Sorts with all verdicts of its item.
  String order() {
    return place() + "|" + shard;
  }
}
