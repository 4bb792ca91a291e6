package tributary.enrich.normalise;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is equal for all addresses of one page: with and without `www.`, for phones, as AMP, from a
/// cache of AMP pages, http or https. For comparing only: readers are sent to the canonical
/// address.
public final class PageKey {
  private static final Pattern CACHE =
      Pattern.compile(
          "(?:[\\w-]+\\.cdn\\.ampproject\\.org/(?:c|v|wp)|www\\.google\\.[a-z.]{2,6}/amp)(?:/s)?/(.+)");
  private static final Pattern VARIANT = Pattern.compile("(?:www\\d?|m|mobile|amp)\\.(?=[^.]+\\.)");

  /// `en.m.wikipedia.org`.
  private static final Pattern INNER = Pattern.compile("^([a-z-]{2,7})\\.m\\.(?=[^.]+\\.)");

  private static final Pattern AMP_PATH =
      Pattern.compile("^/amp(?=/.)|/amp/?$|\\.amp(?=$|\\.html$)");
  private static final Pattern INDEX =
      Pattern.compile("/(?:(?:index|default)\\.(?:html?|php|aspx?))?$");
  private static final Pattern FOR_PHONES =
      Pattern.compile("(?:amp|m|mobile|outputtype)(?:=(?:1|true|amp|mobile|yes)?)?");

  private PageKey() {}

  /// Host, path and query in one form; empty for a site's front page and for what is no page.
  ///
  /// @param address canonical ([CanonicalUrl]), or null
  public static String of(@Nullable URI address) {
    if (address == null || address.getRawAuthority() == null || address.getRawPath() == null) {
      return "";
    }
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String whole = address.getRawAuthority() + address.getRawPath();
    Matcher cache = CACHE.matcher(whole);
    String page = cache.matches() ? cache.group(1) : whole;
    int slash = page.indexOf('/');
    return slash < 0 ? "" : key(page.substring(0, slash), page.substring(slash), query);
  }

  private static String key(String authority, String path, String query) {
    String host = authority.toLowerCase(Locale.ROOT);
    Matcher variant = VARIANT.matcher(host);
    String shorn = variant.lookingAt() ? host.substring(variant.end()) : host;
    String plainHost = INNER.matcher(shorn).replaceFirst("$1.");
    String plainPath = INDEX.matcher(AMP_PATH.matcher(path).replaceAll("")).replaceFirst("");
    String plainQuery =
        query.isEmpty()
            ? ""
            : Arrays.stream(query.substring(1).split("&", -1))
                .filter(p -> !FOR_PHONES.matcher(p.toLowerCase(Locale.ROOT)).matches())
                .collect(Collectors.joining("&"));
    return plainPath.isEmpty() && plainQuery.isEmpty()
        ? ""
        : plainHost + plainPath + (plainQuery.isEmpty() ? "" : "?" + plainQuery);
  }
}
