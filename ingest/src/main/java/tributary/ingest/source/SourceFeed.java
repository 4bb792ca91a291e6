package tributary.ingest.source;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed document as its source gave it.
///
/// @param ttl for how long the source says it need not be asked again
/// @param entries in the document's order
public record SourceFeed(
    @Nullable String title,
    @Nullable URI link,
    @Nullable String language,
    @Nullable Duration ttl,
    List<Entry> entries) {
  public SourceFeed {
    entries = List.copyOf(entries);
  }
}
