package tributary.events.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was decided of one version of an item: which story it tells, and whether it repeats a text.
///
/// @param item the item's id
/// @param at the time by which it was ordered: the Kafka timestamp of this version
/// @param story id of the story
/// @param duplicateOf id of the member whose text it repeats, null for a text of its own
/// @param evidence why it joined; null where it began the story
/// @param partition raw partition that it came from, and goes back to
public record Assignment(
    String item,
    int version,
    Instant at,
    String story,
    @Nullable String duplicateOf,
    @Nullable Evidence evidence,
    int partition) {}
