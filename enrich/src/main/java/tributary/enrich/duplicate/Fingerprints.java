package tributary.enrich.duplicate;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.enrich.normalise.PageKey;
import tributary.events.item.Ids;

/// What is equal for exact copies: of the words, and of the page.
public final class Fingerprints {
  private static final int ENOUGH_WORDS = 8;

  private Fingerprints() {}

  /// Hash of all words in order, so that case, punctuation and markup do not matter; empty for a
  /// text too short to say that it was copied.
  public static String text(List<String> title, List<String> text) {
    if (title.size() + text.size() < ENOUGH_WORDS) {
      return "";
    }
    return Ids.hash(String.join(" ", title), String.join(" ", text));
  }

  /// Hash of a page, whichever of its addresses is given; empty where there is none, or where it is
  /// a site's front page.
  public static String page(@Nullable URI link) {
    String page = PageKey.of(link);
    return page.isEmpty() ? "" : Ids.hash(page);
  }
}
