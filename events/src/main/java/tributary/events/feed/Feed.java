package tributary.events.feed;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;

/// A feed that is followed. The latest record of an id on the `feeds` topic counts; a tombstone
/// ends the following.
///
/// @param id stable for ever, also when the feed moves: [#idOf] of the address it was first
///   followed at
/// @param url where it is fetched, http or https
/// @param title what the reader calls it; null leaves that to the feed itself
/// @param fullText whether linked pages are read for the whole text
/// @param paused kept, but not visited
/// @param subjects names of folders it lay in, outermost first; hints only
public record Feed(
    String id,
    URI url,
    @Nullable String title,
    FullText fullText,
    boolean paused,
    List<String> subjects) {

  /// When the page behind an entry's link is read.
  public enum FullText {
    /// When the entry looks like a teaser.
    AUTO,
    ALWAYS,
    NEVER
  }

  public Feed {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a feed needs an id");
    }
    String scheme = url.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!web || url.getHost() == null) {
      throw new IllegalArgumentException(
          "a feed's address starts with http:// or https:// and names a host: " + url);
    }
    subjects = List.copyOf(subjects);
  }

  /// Follows `url` with everything else at its default.
  public static Feed at(URI url) {
    return new Feed(idOf(url), url, null, FullText.AUTO, false, List.of());
  }

  /// The id of a feed that is first followed at `url`: 16 hexadecimal digits of the SHA-256 of the
  /// address without its scheme, so that http and https name one feed.
  public static String idOf(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    int port = url.getPort();
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return Ids.hash(host + (port < 0 ? "" : ":" + port) + path + query);
  }
}
