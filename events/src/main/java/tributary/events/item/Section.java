package tributary.events.item;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;

/// A chapter of an episode as readers see it: marked by its publisher, else found in the
/// transcript.
///
/// @param number from 1, in order; the same as that of its [Segment]
/// @param start seconds from the beginning, 0 or more; null where nobody says
/// @param title never empty
/// @param marked whether the publisher marked it
/// @param summary at most two sentences; empty where nothing of it can stand alone
/// @param speakers who speak in it, as the transcript calls them, in order of their first word
public record Section(
    int number,
    @Nullable Integer start,
    String title,
    boolean marked,
    List<Claim> summary,
    List<String> speakers) {
  public Section {
    if (number < 1 || title.isBlank()) {
      throw new IllegalArgumentException("a section needs a number from 1 and a title");
    }
    summary = List.copyOf(summary);
    speakers = List.copyOf(speakers);
  }
}
