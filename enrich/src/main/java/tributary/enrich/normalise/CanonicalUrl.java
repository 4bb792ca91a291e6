package tributary.enrich.normalise;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One address for one page: normalised after RFC 3986 section 6 (by crawler-commons), without
/// fragment and without the parameters that only tell who sent the reader.
public final class CanonicalUrl {
  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "dclid",
          "msclkid",
          "yclid",
          "igshid",
          "mc_cid",
          "mc_eid",
          "ref",
          "ref_src",
          "cmpid",
          "ncid",
          "sr_share",
          "spm",
          "mkt_tok",
          "_hsenc",
          "_hsmi",
          "s_cid");

  private CanonicalUrl() {}

  /// The canonical address, or `url` itself where it cannot be taken apart.
  public static URI of(URI url) {
    try {
      String normal = BasicURLNormalizer.newBuilder().build().filter(untracked(url));
      return normal == null ? url : URI.create(normal);
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  private static String untracked(URI url) {
    String address = url.toString();
    int fragment = address.indexOf('#');
    String page = fragment < 0 ? address : address.substring(0, fragment);
    int query = page.indexOf('?');
    if (query < 0) {
      return page;
    }
    String kept =
        Arrays.stream(page.substring(query + 1).split("&", -1))
            .filter(parameter -> !tracking(parameter))
            .collect(Collectors.joining("&"));
    return page.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
  }

  private static boolean tracking(@Nullable String parameter) {
    String name = parameter == null ? "" : parameter.toLowerCase(Locale.ROOT).split("=", 2)[0];
    return name.startsWith("utm_") || TRACKING.contains(name);
  }
}
