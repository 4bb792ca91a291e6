package tributary.ingest.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/// Tells addresses that say by themselves that they are not on the public internet, without asking
/// anybody. What a name leads to is seen only when the socket connects; there everything is
/// checked.
public final class LocalHost {
  private LocalHost() {}

  /// Whether the host is `localhost`, below it, or the number of a reserved address.
  public static boolean named(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    if (!host.contains(":") && !host.matches("[0-9.]+")) {
      return false;
    }
    try {
      return !AddressGuard.isPublic(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return false; // a name after all
    }
  }
}
