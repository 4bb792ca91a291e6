package tributary.publish;

import java.net.URI;
import java.util.List;
import tributary.events.digest.Digest;

/// An edition that is out.
///
/// @param digest as read back from the topic
/// @param receipts how it stands with each subscriber, by random id
/// @param page where it can be read
/// @param again whether it was out before this publisher started
public record Published(Digest digest, List<Receipt> receipts, URI page, boolean again) {
  public Published {
    receipts = List.copyOf(receipts);
  }
}
