package tributary.ingest.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Addresses that are not gone to, whoever names them. What they resolve to is [AddressGuard]'s
/// business.
final class Destination {
  /// Where no web server answers, but something that may take a request for a command: what
  /// browsers refuse (WHATWG Fetch, "bad port"), and well-known stores and brokers. Feeds do lie on
  /// odd ports (8080, 8443, 1200, 3000): a list of the good ones would lose them.
  private static final Set<Integer> BAD_PORTS =
      Set.of(
          0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95,
          101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179,
          389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601,
          636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566,
          6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, //
          445, 1433, 1521, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 5432, 5672, 5900, 6379, 9042,
          9092, 9200, 9300, 11211, 27017);

  private Destination() {}

  /// Why `url` is not fetched, as a clause for a person; null when nothing speaks against it.
  static @Nullable String refusal(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return "only http and https are fetched, not " + (scheme.isEmpty() ? "this" : scheme + ":");
    }
    if (url.getHost() == null || url.getHost().isEmpty()) {
      return "the address names no host";
    }
    if (url.getRawUserInfo() != null) {
      return "an address with a user name in it is not fetched";
    }
    return BAD_PORTS.contains(url.getPort())
        ? "port " + url.getPort() + " is not one of the web's"
        : null;
  }
}
