package tributary.enrich.normalise;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import tributary.events.item.Tracking;

/// One address for one page: normalised after RFC 3986 section 6 (by crawler-commons), without
/// fragment and without [Tracking].
public final class CanonicalUrl {
  private CanonicalUrl() {}

  /// The canonical address, or `url` itself where it cannot be taken apart.
  public static URI of(URI url) {
    try {
      String normal = BasicURLNormalizer.newBuilder().build().filter(page(url));
      return normal == null ? url : URI.create(normal);
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  private static String page(URI url) {
    String address = Tracking.without(url.toString());
    int fragment = address.indexOf('#');
    return fragment < 0 ? address : address.substring(0, fragment);
  }
}
