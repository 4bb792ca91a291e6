package tributary.ingest.push;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What a hub brought, its signature checked, its content unread: new entries (a fat ping), or only
/// the word that there are some (a thin one).
///
/// @param topic it is about
/// @param body as it came; not to be changed
/// @param contentType as sent
/// @param kept completed with true when it is safely kept, with false when it was not; cancelled
///   when nobody waits any more
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Ping(
    String feed,
    URI topic,
    byte[] body,
    @Nullable String contentType,
    CompletableFuture<Boolean> kept) {

  /// Whether it only says that there is something new: it is empty, or its publisher is known to
  /// leave out what its own feed says.
  public boolean thin() {
    return body.length == 0 || Offer.youTube(topic);
  }
}
