package tributary.publish.syndication;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A feed of ours. All addresses are absolute.
///
/// @param id a URI that stays the same wherever the site moves
/// @param title one line of plain text
/// @param page where people read the same
/// @param stem its own address up to the dot before its format: `https://…/digests/weekly/feed`
/// @param query what its own address has behind the format, `?q=…`; may be empty
/// @param entries newest first
public record Channel(
    String id, String title, String page, String stem, String query, List<Entry> entries) {
  public Channel {
    entries = List.copyOf(entries);
  }

  /// When anything in it last changed; 1970 while it is empty.
  public Instant updated() {
    return entries.stream()
        .map(Entry::updated)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /// Its own address in a format.
  public String address(Format format) {
    return stem + "." + format.suffix() + query;
  }
}
