package tributary.publish;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.publish.subscription.LinkKey;
import tributary.publish.web.Whereabouts;

/// The web pages.
///
/// @param host to listen on; `0.0.0.0` lets other machines in
/// @param port 0 takes a free one
/// @param publicUrl where readers reach the pages; without it, mails have no link to them
/// @param secret signs the links in mails, 32 characters or more, the same on every publisher of a
///   cluster; without it, one is made and kept in the data folder
public record WebConfig(String host, int port, @Nullable URI publicUrl, @Nullable String secret) {
  public WebConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("web.host: name one, for example 127.0.0.1");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("web.port: 0 to 65535, not " + port);
    }
    if (publicUrl != null
        && (publicUrl.getHost() == null
            || !List.of("http", "https").contains(publicUrl.getScheme()))) {
      throw new IllegalArgumentException(
          "web.publicUrl: starts with http:// or https:// and names a host, not " + publicUrl);
    }
    if (secret != null) {
      try {
        LinkKey.of(secret);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("web.secret: " + e.getMessage(), e);
      }
    }
  }

  /// Where the pages are, as the site says it.
  Whereabouts place() {
    return new Whereabouts(publicUrl);
  }

  /// The key of the links in mails.
  LinkKey key(Path data) {
    return secret == null ? LinkKey.in(data.resolve("links.key")) : LinkKey.of(secret);
  }

  @Override
  public String toString() {
    return "WebConfig[" + host + ":" + port + ", " + publicUrl + "]";
  }
}
