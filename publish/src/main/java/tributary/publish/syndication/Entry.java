package tributary.publish.syndication;

import java.time.Instant;
import java.util.List;

/// One piece of a feed of ours.
///
/// @param id a URI that stays the same wherever the site moves
/// @param title one line of plain text
/// @param page absolute address of its page
/// @param summary one line of plain text; may be empty
/// @param html its text as HTML, everything from elsewhere escaped, all links absolute
/// @param published when it was first told
/// @param updated when it last changed
/// @param subjects what it is about, as readers see it
public record Entry(
    String id,
    String title,
    String page,
    String summary,
    String html,
    Instant published,
    Instant updated,
    List<String> subjects) {
  public Entry {
    subjects = List.copyOf(subjects);
  }
}
