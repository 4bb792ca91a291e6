package tributary.ingest.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What is asked for.
///
/// @param accept media types we can read, as the Accept header has them
/// @param etag validator of the last answer, sent back byte for byte
/// @param lastModified validator of the last answer, sent back byte for byte
public record Request(
    URI url, String accept, @Nullable String etag, @Nullable String lastModified) {

  /// Asks for `url` whatever was read before.
  public static Request of(URI url, String accept) {
    return new Request(url, accept, null, null);
  }
}
