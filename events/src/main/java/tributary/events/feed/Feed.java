package tributary.events.feed;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;
import tributary.events.schema.Defaulted;

/// A feed that is followed. The latest record of an id on the `feeds` topic counts; a tombstone
/// ends what its key has put there. All but the address may be absent from a record.
///
/// @param id stable for ever, also when the feed moves: [#idOf] of the address it was first
///   followed at, which is taken where a record has none
/// @param url where it is fetched, http or https
/// @param title what the reader calls it, on one line of at most 200 characters; null leaves that
///   to the feed itself
/// @param fullText whether linked pages are read for the whole text
/// @param paused kept, but not visited
/// @param subjects names of folders it lay in, outermost first; hints only
/// @param form what answers at the address
/// @param selector CSS selector: for a list, of the links to its pages; for a page, of its main
///   part where the extraction needs a hint; null for a feed
public record Feed(
    @Defaulted String id,
    URI url,
    @Nullable String title,
    @Defaulted FullText fullText,
    @Defaulted boolean paused,
    List<String> subjects,
    @Defaulted Form form,
    @Nullable String selector) {

  /// What answers at a followed address.
  public enum Form {
    /// A feed document.
    FEED,
    /// A single page: each change of its main text is a new version of one item.
    PAGE,
    /// A page that lists links to articles.
    LIST
  }

  /// When the page behind an entry's link is read.
  public enum FullText {
    /// When the entry looks like a teaser.
    AUTO,
    ALWAYS,
    NEVER
  }

  private static final int LONGEST = 200;
  private static final int MOST_SUBJECTS = 50;

  /// White space, control characters, those that turn the direction of writing (UAX 9), and what no
  /// XML can hold; joiners are left, as some scripts need them.
  private static final Pattern STEERING =
      Pattern.compile(
          "[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff\\p{Cs}]+");

  public Feed {
    if (url == null) { // a record of anybody's may lack it, whatever is declared
      throw new IllegalArgumentException("a feed needs its address, as \"url\"");
    }
    String scheme = url.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!web || url.getHost() == null) {
      throw new IllegalArgumentException(
          "a feed's address starts with http:// or https:// and names a host: " + url);
    }
    id = id == null ? idOf(url) : id;
    if (id.isBlank() || id.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a feed's id has 1 to " + LONGEST + " characters: " + line(id));
    }
    title = line(title);
    fullText = fullText == null ? FullText.AUTO : fullText;
    subjects =
        subjects.stream().map(Feed::line).flatMap(Stream::ofNullable).limit(MOST_SUBJECTS).toList();
    form = form == null ? Form.FEED : form; // records of before there were others lack it
    if (form == Form.LIST && (selector == null || selector.isBlank())) {
      throw new IllegalArgumentException(
          "a list of pages needs a CSS selector of its links: " + url);
    }
    if (form == Form.FEED && selector != null) {
      throw new IllegalArgumentException("a feed has no use for a CSS selector: " + url);
    }
  }

  /// Follows `url` with everything else at its default.
  public static Feed at(URI url) {
    return new Feed(idOf(url), url, null, FullText.AUTO, false, List.of(), Feed.Form.FEED, null);
  }

  /// What somebody else wrote, on one line of at most 200 characters, without anything that steers
  /// a terminal or turns the direction of writing; null where nothing is left.
  public static @Nullable String line(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String head = written.substring(0, Math.min(written.length(), 10 * LONGEST));
    String plain = STEERING.matcher(head).replaceAll(" ").strip();
    int points = Math.min(LONGEST, plain.codePointCount(0, plain.length()));
    return plain.isEmpty() ? null : plain.substring(0, plain.offsetByCodePoints(0, points));
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
