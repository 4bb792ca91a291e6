package tributary.ingest.source;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Hints;

/// A feed document as its source gave it.
///
/// @param format what it is: `RSS 2.0`, `Atom 1.0`, `RSS 1.0`, `JSON Feed 1.1`
/// @param link the outlet's home page
/// @param description plain text
/// @param updated when the document says it was last changed
/// @param hubs where a WebSub subscription can be had, in the document's order
/// @param self the document's own address of itself
/// @param newUrl where the podcast has moved for good (`itunes:new-feed-url`)
/// @param podcastGuid the show's own id (`podcast:guid`)
/// @param locked whether the show forbids other hosts to import it (`podcast:locked`)
/// @param hints when it asks not to be visited
/// @param entries in the document's order
/// @param encoding the character set that its bytes were read in, lower case: `utf-8`
/// @param problems what was wrong with it all the same
public record SourceFeed(
    String format,
    @Nullable String title,
    @Nullable URI link,
    @Nullable String description,
    @Nullable String language,
    @Nullable Instant updated,
    List<URI> hubs,
    @Nullable URI self,
    @Nullable URI newUrl,
    @Nullable String podcastGuid,
    boolean locked,
    Hints hints,
    List<Entry> entries,
    String encoding,
    List<Problem> problems) {
  public SourceFeed {
    hubs = List.copyOf(hubs);
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /// The first hub, null where there is none.
  public @Nullable URI hub() {
    return hubs.isEmpty() ? null : hubs.getFirst();
  }

  /// Whether all that the document holds was there to be read: else it is worth asking for again.
  public boolean whole() {
    return problems.stream().noneMatch(p -> p.code() == Problem.Code.CUT_OFF);
  }
}
