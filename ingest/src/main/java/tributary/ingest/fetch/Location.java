package tributary.ingest.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The address in a Location header (RFC 9110, section 10.2.2), made one that can be fetched: once,
/// and before anything is checked, so that what is checked is what is fetched.
final class Location {
  private Location() {}

  /// Null for what is no address: control characters, backslashes (which browsers read as slashes)
  /// and broken escapes among it.
  static @Nullable URI of(URI from, String location) {
    String text = characters(location.trim());
    if (text.isEmpty() || text.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
      return null;
    }
    try {
      URI to = new URI(named(text.replace(" ", "%20")));
      return resolved(from, to);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /// Headers are bytes, which the client takes for Latin-1; where they are more, they are UTF-8.
  private static String characters(String text) {
    return text.chars().allMatch(c -> c < 0x80)
        ? text
        : new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /// With the host in the letters of DNS (IDNA).
  private static String named(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    String scheme = text.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*:)?.*", "$1");
    String rest = text.substring(scheme.length());
    if (!rest.startsWith("//")) {
      return text;
    }
    int end = rest.substring(2).replaceFirst("[/?#].*", "").length() + 2;
    String authority = rest.substring(2, end);
    int port = authority.lastIndexOf(':');
    String host = port < 0 ? authority : authority.substring(0, port);
    return scheme
        + "//"
        + IDN.toASCII(host)
        + authority.substring(host.length())
        + rest.substring(end);
  }

  /// A lone query keeps the path of its base (RFC 3986, section 5.2.2); the JDK, after RFC 2396,
  /// takes the path's last part away.
  private static URI resolved(URI from, URI to) {
    URI url =
        to.toString().startsWith("?")
            ? URI.create(from.toString().replaceFirst("[?#].*", "") + to)
            : from.resolve(to);
    return URI.create(url.toASCIIString().replaceFirst("#.*", ""));
  }
}
