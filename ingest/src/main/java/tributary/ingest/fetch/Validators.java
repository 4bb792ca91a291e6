package tributary.ingest.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What an answer may be asked for by the next time: sent back byte for byte, and to no address but
/// the one that gave it. Another host's `"1"` is another document.
///
/// @param at the address whose answer gave them
public record Validators(URI at, @Nullable String etag, @Nullable String lastModified) {

  /// Whether there is anything to send to `url`.
  boolean hold(URI url) {
    return at.equals(url) && (etag != null || lastModified != null);
  }
}
