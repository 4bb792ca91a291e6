package tributary.ingest.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.events.item.Tracking;

/// What is left of an address when everything is taken away that outlets change without moving a
/// page: scheme, `www.`, the default port, a slash at the end, and [Tracking]. To be compared, not
/// visited. A fragment stays: pages of changes and comments tell their entries apart by it.
public final class BareAddress {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:https?:)?//(?:www\\.)?(?<host>[^/?#:]+)(?::(?:80|443)(?=[/?#]|$))?(?<rest>.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private BareAddress() {}

  /// The bare form; a text that is no address of the web stays as it is.
  public static String of(String address) {
    Matcher parts = PARTS.matcher(address);
    if (!parts.matches()) {
      return address;
    }
    String rest = Tracking.without(parts.group("rest"));
    int end = 0;
    while (end < rest.length() && rest.charAt(end) != '?' && rest.charAt(end) != '#') {
      end++;
    }
    String path = rest.substring(0, end);
    String unslashed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return parts.group("host").toLowerCase(Locale.ROOT) + unslashed + rest.substring(end);
  }

  /// Whether the text is an address of the web.
  public static boolean is(String text) {
    return PARTS.matcher(text).matches();
  }

  /// Whether it leads to more than a site's front page.
  public static boolean deep(String bare) {
    return bare.indexOf('/') >= 0 || bare.indexOf('?') >= 0;
  }
}
