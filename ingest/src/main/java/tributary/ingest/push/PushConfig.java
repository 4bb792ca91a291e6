package tributary.ingest.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where hubs can reach this instance.
///
/// @param publicUrl address under which the world reaches `port`, for example behind a proxy that
///   speaks https; null leaves push off, and feeds are only polled
/// @param port on which hubs are answered, 0 for any free one
/// @param bind address of the network card to listen on; loopback unless said otherwise
/// @param secret what the subscriptions' own secrets are derived from, 16 bytes or more; null keeps
///   one in the data folder, made at the first start
public record PushConfig(@Nullable URI publicUrl, int port, String bind, @Nullable String secret) {
  private static final int MAX_PORT = 65_535;
  private static final int LEAST_SECRET = 16;

  public PushConfig {
    if (publicUrl != null && !web(publicUrl)) {
      throw new IllegalArgumentException(
          "push.publicUrl starts with https:// or http://, names a host and has no query: "
              + publicUrl);
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("push.port is 0 to " + MAX_PORT + ": " + port);
    }
    if (bind.isBlank()) {
      throw new IllegalArgumentException("push.bind names an address, such as 127.0.0.1");
    }
    if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length < LEAST_SECRET) {
      throw new IllegalArgumentException(
          "push.secret has " + LEAST_SECRET + " bytes or more; leave it out to have one made");
    }
  }

  private static boolean web(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("https") || scheme.equals("http"))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  /// Off; once it has a public address, on port 8089 of loopback.
  public static PushConfig defaults() {
    return new PushConfig(null, 8089, "127.0.0.1", null);
  }

  /// Whether hubs are asked at all.
  public boolean on() {
    return publicUrl != null;
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "PushConfig[publicUrl=" + publicUrl + ", port=" + port + ", bind=" + bind + "]";
  }
}
