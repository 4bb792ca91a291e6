package tributary.app.sample;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An item with everything that it takes from others filled in: what a feed lists and a page shows.
///
/// @param outlet whose feed lists it
/// @param id within the sample, `outlet/path`; of a collected link `outlet/to/outlet/path`
/// @param page the page it links to, `outlet/path`; another outlet's for a collected link
/// @param after since the week began
/// @param teaser whole sentences, for feeds that do not carry the text
/// @param story truth label
/// @param copyOf truth label: id of the item whose text this repeats
/// @param offTopic truth label: about none of the subjects
record Entry(
    String outlet,
    String id,
    String page,
    Duration after,
    String title,
    @Nullable String author,
    List<String> tags,
    List<String> paragraphs,
    String teaser,
    @Nullable Episode episode,
    String story,
    @Nullable String copyOf,
    boolean offTopic) {

  Entry {
    tags = List.copyOf(tags);
    paragraphs = List.copyOf(paragraphs);
  }

  /// Whether its page stands at its own outlet.
  boolean ownPage() {
    return id.equals(page);
  }
}
