package tributary.ingest.discovery;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a kind of site keeps its feeds. A rule applies where its pattern is found at the beginning
/// of the address without scheme and `www.`, `m.` or `old.`; `$1` to `$9` in templates are the
/// pattern's groups.
sealed interface SiteRule {
  /// Which addresses it is for.
  Pattern address();

  /// The feeds follow from the address alone.
  ///
  /// @param feeds templates, the best first
  record ByAddress(Pattern address, List<String> feeds) implements SiteRule {
    public ByAddress {
      feeds = List.copyOf(feeds);
    }
  }

  /// The page must be read for something that stands nowhere else.
  ///
  /// @param mark found in the page's source; its groups fill the templates
  record ByPage(Pattern address, Pattern mark, List<String> feeds) implements SiteRule {
    public ByPage {
      feeds = List.copyOf(feeds);
    }
  }

  /// A directory is asked.
  ///
  /// @param question template of the address to ask
  /// @param answer where in the JSON of the answer the feed's address stands
  record ByDirectory(Pattern address, String question, JsonPointer answer) implements SiteRule {}

  /// There is no feed, and no use in looking for one.
  ///
  /// @param advice a clause for a person
  record Closed(Pattern address, String advice) implements SiteRule {}

  /// `template` with the groups that `match` has found.
  static String fill(String template, Matcher match) {
    String filled = template;
    for (int group = 1; group <= match.groupCount(); group++) {
      String found = match.group(group);
      filled = filled.replace("$" + group, found == null ? "" : found);
    }
    return filled;
  }
}
