package tributary.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How we fetch.
///
/// @param contactUrl page about who runs this reader, told to every host in the User-Agent; a
///   `mailto:` address goes into From as well; null tells none
/// @param allowPrivateAddresses whether loopback, private and other reserved addresses may be
///   reached
/// @param hostDelay least pause between two requests to one host, in real time; 0 or more
/// @param maxBytes largest body after decompression
/// @param deadline for a whole exchange, redirects and body included
/// @param maxRedirects followed in a row
public record FetchConfig(
    @Nullable URI contactUrl,
    boolean allowPrivateAddresses,
    Duration hostDelay,
    int maxBytes,
    Duration deadline,
    int maxRedirects) {

  public FetchConfig {
    if (hostDelay.isNegative()) {
      throw new IllegalArgumentException("hostDelay is zero or more: " + hostDelay);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is at least 1: " + maxBytes);
    }
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("deadline is more than zero: " + deadline);
    }
    if (maxRedirects < 0) {
      throw new IllegalArgumentException("maxRedirects is zero or more: " + maxRedirects);
    }
  }

  /// Public addresses only, one request a second and host, 15 MB, 30 s, 5 redirects.
  public static FetchConfig defaults() {
    return new FetchConfig(
        null, false, Duration.ofSeconds(1), 15_000_000, Duration.ofSeconds(30), 5);
  }

  /// A mailbox of who runs this reader (RFC 9110, section 10.1.2); null where none was given.
  @Nullable String sender() {
    return contactUrl != null && "mailto".equalsIgnoreCase(contactUrl.getScheme())
        ? contactUrl.getSchemeSpecificPart().replaceFirst("[?].*", "")
        : null;
  }

  String userAgent() {
    return "Tributary/0.1" + (contactUrl == null ? "" : " (+" + contactUrl + ")");
  }
}
