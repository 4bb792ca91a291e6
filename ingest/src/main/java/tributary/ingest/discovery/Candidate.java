package tributary.ingest.discovery;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// An address at which a feed may be.
///
/// @param title as the page calls it, on one line; null where it does not
/// @param source how it was come by
public record Candidate(URI url, @Nullable String title, Source source) {

  /// How a candidate was come by, the more trustworthy first.
  public enum Source {
    /// It is what was asked for.
    GIVEN("the address itself is a feed"),
    /// A rule for the kind of site.
    SITE("where this kind of site keeps it"),
    /// A Link header or a link element with rel=alternate.
    NAMED("named by the page"),
    /// A link in the page's text that looks like one to a feed.
    LINKED("linked in the page"),
    /// A path at which feeds usually lie.
    GUESSED("found at a usual place"),
    /// As [#NAMED], but of comments.
    COMMENTS("named by the page, for its comments");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /// For a person to read.
    public String words() {
      return words;
    }
  }
}
