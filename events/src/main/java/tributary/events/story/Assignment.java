package tributary.events.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was decided of one version of an item: which story it tells, whether it repeats a text, and
/// what else changed by it.
///
/// @param item the item's id; `ITEM#n` where a single part of an episode is told again
/// @param at the time by which it was ordered: the Kafka timestamp of this version
/// @param story id of the story
/// @param duplicateOf id of the member whose text it repeats, null for a text of its own
/// @param evidence why it joined; null where it began the story
/// @param partition raw partition that it came from, and goes back to
/// @param passages the further parts of an episode, in order
/// @param standings of each story that stands otherwise than before, by id
/// @param cause of its being told again, in a story that was merged or is told only now; null where
///   the version itself is decided
public record Assignment(
    String item,
    int version,
    Instant at,
    String story,
    @Nullable String duplicateOf,
    @Nullable Evidence evidence,
    int partition,
    List<Placement> passages,
    List<Standing> standings,
    @Nullable Cause cause) {

  public Assignment {
    passages = List.copyOf(passages);
    standings = List.copyOf(standings);
  }
}
