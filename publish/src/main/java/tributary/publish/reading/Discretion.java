package tributary.publish.reading;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What of a feed's address may stand on a page for everybody: its host. Paths and queries of feeds
/// made for one listener hold keys, and so does what stands before the host.
final class Discretion {
  private static final Pattern ADDRESS =
      Pattern.compile("\\bhttps?://[^\\s<>\"']+", Pattern.CASE_INSENSITIVE);

  private Discretion() {}

  /// The site that a feed is of; null where the address names none.
  static @Nullable URI site(URI feed) {
    String host = feed.getHost();
    if (host == null) {
      return null;
    }
    String port = feed.getPort() < 0 ? "" : ":" + feed.getPort();
    return URI.create(feed.getScheme() + "://" + host + port + "/");
  }

  /// A sentence of ours or of a server, in which each address is cut down to its host.
  static String sentence(String text) {
    return Wording.line(
        ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(host(found.group()))));
  }

  private static String host(String address) {
    String behind = address.substring(address.indexOf("://") + 3);
    String authority = behind.split("[/?#]", 2)[0];
    return authority.substring(authority.lastIndexOf('@') + 1);
  }
}
