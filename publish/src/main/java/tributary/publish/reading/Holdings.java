package tributary.publish.reading;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tributary.events.digest.Digest;
import tributary.events.story.Story;
import tributary.publish.shelf.Items;
import tributary.publish.shelf.Notice;

/// What pages look things up in.
///
/// @param items the latest version of each
/// @param stories a story by its id or one of its aliases; empty where nobody knows it
/// @param headlines that of a story, likewise
/// @param notices what an operator said of a story, by its id
/// @param editions frozen, newest first
/// @param zone in which readers are told dates
public record Holdings(
    Items items,
    Function<String, Optional<Story>> stories,
    Function<String, Optional<String>> headlines,
    Function<String, List<Notice>> notices,
    List<Digest> editions,
    ZoneId zone) {
  public Holdings {
    editions = List.copyOf(editions);
  }
}
