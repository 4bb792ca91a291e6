package tributary.ingest.text;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Addresses as sources write them.
public final class Addresses {
  /// What browsers and servers take is less; more would only fill records.
  public static final int LONGEST = 8192;

  private Addresses() {}

  /// Absolute and http or https, or null. Longer than 8,192 characters is none either.
  public static @Nullable URI web(URI base, @Nullable String written) {
    if (written == null || written.isBlank() || written.length() > LONGEST) {
      return null;
    }
    try {
      URI found = resolved(base, written.strip().replace(" ", "%20"));
      String scheme = found.getScheme() == null ? "" : found.getScheme().toLowerCase(Locale.ROOT);
      boolean web = (scheme.equals("http") || scheme.equals("https")) && found.getHost() != null;
      return web ? found : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// A lone query keeps the path of its base (RFC 3986, section 5.2.2); the JDK, after RFC 2396,
  /// takes the path's last part away.
  private static URI resolved(URI base, String reference) {
    return reference.startsWith("?")
        ? URI.create(base.toString().replaceFirst("[?#].*", "") + reference)
        : base.resolve(reference);
  }
}
