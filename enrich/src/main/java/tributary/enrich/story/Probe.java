package tributary.enrich.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.enrich.duplicate.Serial;
import tributary.enrich.text.TermVector;
import tributary.enrich.time.Order;

/// What an item is compared by. Goes once to each shard that holds one of its keys.
///
/// @param at the time it is ordered by
/// @param published clamped publication, for the similarity window
/// @param partition raw partition that the item came from
/// @param vector what it says; null for a later version, which is not compared again
/// @param keys routing keys, rarest word first; none for a later version
/// @param subjects what the item is about, as readers see it
public record Probe(
    String item,
    int version,
    Instant at,
    Instant published,
    String feed,
    int partition,
    @Nullable TermVector vector,
    Serial serial,
    String text,
    String page,
    List<String> keys,
    List<String> subjects) {

  public Probe {
    keys = List.copyOf(keys);
    subjects = List.copyOf(subjects);
  }

  String order() {
    return Order.key(at, item, version);
  }
}
