package tributary.publish.reading;

import java.net.URI;

/// Where the pages of a site are.
public final class WebAddress {
  private WebAddress() {}

  /// The address of a page.
  ///
  /// @param site with or without a slash at its end
  /// @param path of the page, beginning with a slash; or empty
  public static String behind(URI site, String path) {
    String base = site.toASCIIString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }
}
