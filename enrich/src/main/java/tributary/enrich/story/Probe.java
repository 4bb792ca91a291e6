package tributary.enrich.story;

import java.time.Instant;
import java.util.List;
import tributary.enrich.duplicate.Serial;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.text.Wording;
import tributary.enrich.time.Order;

/// What a passage is compared by. Goes once to each shard that holds one of its keys.
///
/// @param item the passage's id: the item's own, or that of a part of an episode
/// @param at the time it is ordered by
/// @param published clamped publication, for the similarity window
/// @param partition raw partition that the item came from
/// @param wording of title and lead; [Wording#NONE] for a later version, which is not compared
///   again
/// @param meaning embedding of title and lead; [Embedding#NONE] where embedding is off
/// @param serial numbers of series in the title
/// @param stated numbers of the text
/// @param text fingerprint of the words, empty for a short text
/// @param page fingerprint of the address, empty without
/// @param keys routing keys, rarest word first; none for a later version
/// @param subjects what the item is about, as readers see it
public record Probe(
    String item,
    int version,
    Instant at,
    Instant published,
    String feed,
    int partition,
    Wording wording,
    Embedding meaning,
    Serial serial,
    Stated stated,
    String text,
    String page,
    List<String> keys,
    List<String> subjects) {

  public Probe {
    keys = List.copyOf(keys);
    subjects = List.copyOf(subjects);
  }

  boolean compared() {
    return wording.terms().length > 0;
  }

  String order() {
    return Order.key(at, item, version);
  }
}
