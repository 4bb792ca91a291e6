package tributary.publish.reading;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Addresses that may stand in a page.
final class Links {
  private Links() {}

  /// The address, if it leads to the web: no `javascript:`, no `data:`, no file of this machine.
  static Optional<String> safe(@Nullable URI link) {
    if (link == null || link.getScheme() == null || link.getHost() == null) {
      return Optional.empty();
    }
    return switch (link.getScheme().toLowerCase(Locale.ROOT)) {
      case "http", "https" -> Optional.of(link.toASCIIString());
      default -> Optional.empty();
    };
  }

  /// The address of a second in a recording (W3C Media Fragments, section 4.2.1).
  static Optional<String> at(@Nullable URI audio, int second) {
    return safe(audio).map(url -> withoutFragment(url) + "#t=" + second);
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }
}
