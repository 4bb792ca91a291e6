package tributary.ingest.discovery;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.events.feed.Feed;

/// Addresses as people and programs write them: without a scheme, with that of a feed, with letters
/// that an address cannot have, in many spellings.
public final class FeedAddress {
  private static final Pattern SCHEME =
      Pattern.compile("(?:[a-z][a-z0-9+.-]*://|[a-z]+:(?!\\d)).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern WEB =
      Pattern.compile("(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(?:#.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST = Pattern.compile("(.*?)\\.?(?::(\\d*))?");
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");
  private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(?:/|$)");
  private static final int LONGEST = 8192;

  private FeedAddress() {}

  /// The one spelling of an address that all its spellings lead to (RFC 3986, section 6.2.2 and
  /// 6.2.3): scheme and host in small letters, no usual port, no fragment, no `..`, only what must
  /// be escaped is.
  ///
  /// @throws IllegalArgumentException if it is no address on the web, as a clause for a person
  public static URI of(String written) {
    String plain =
        written.strip().replaceAll("[\\t\\r\\n]", "").replaceFirst("(?i)^feed:(?://)?", "");
    String whole = SCHEME.matcher(plain).matches() ? plain : "https://" + plain;
    Matcher web = WEB.matcher(whole);
    if (whole.length() > LONGEST || !web.matches()) {
      throw new IllegalArgumentException(
          "a feed's address starts with http:// or https:// and names a host: "
              + Feed.line(written));
    }
    String query = web.group(4) == null || web.group(4).equals("?") ? "" : web.group(4);
    String scheme = web.group(1).toLowerCase(Locale.ROOT);
    return uri(scheme + "://" + host(scheme, web.group(2)) + path(web.group(3)) + escaped(query));
  }

  private static URI uri(String address) {
    try {
      URI given = new URI(address);
      // Only where it must be: the JDK would also join `//`, which some addresses need.
      URI found = DOTS.matcher(given.getRawPath()).find() ? given.normalize() : given;
      if (found.getHost() == null) {
        throw new IllegalArgumentException("the address names no host: " + Feed.line(address));
      }
      return found;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no address: " + Feed.line(address), e);
    }
  }

  private static String host(String scheme, String authority) {
    if (authority.contains("@")) {
      throw new IllegalArgumentException("an address with a user name in it is not fetched");
    }
    Matcher parts = HOST.matcher(authority);
    String name = parts.matches() ? parts.group(1) : authority;
    String port = parts.matches() && parts.group(2) != null ? parts.group(2) : "";
    String usual = scheme.equals("https") ? "443" : "80";
    String ascii = name.startsWith("[") ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    return ascii.toLowerCase(Locale.ROOT)
        + (port.isEmpty() || port.equals(usual) ? "" : ":" + port);
  }

  private static String path(String given) {
    return given.isEmpty() ? "/" : escaped(given);
  }

  private static String escaped(String part) {
    String ascii = ascii(part);
    return ESCAPE
        .matcher(ascii)
        .replaceAll(escape -> {
          String letter = Character.toString(Integer.parseInt(escape.group(1), 16));
          return UNRESERVED.matcher(letter).matches()
              ? letter
              : "%" + escape.group(1).toUpperCase(Locale.ROOT);
        });
  }

  /// What an address cannot hold, escaped; a percent sign that escapes nothing too.
  private static String ascii(String part) {
    StringBuilder all = new StringBuilder();
    String sound = part.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    sound
        .codePoints()
        .forEach(point -> {
          if (point > ' ' && point < 127 && "\"<>\\^`{|}[]".indexOf(point) < 0) {
            all.append((char) point);
          } else {
            for (byte each : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
              all.append('%').append("%02X".formatted(each & 0xff));
            }
          }
        });
    return all.toString();
  }
}
