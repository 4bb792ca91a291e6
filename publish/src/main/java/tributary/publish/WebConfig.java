package tributary.publish;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.publish.operation.Access;
import tributary.publish.subscription.LinkKey;
import tributary.publish.web.Proxies;
import tributary.publish.web.Whereabouts;

/// The web pages.
///
/// @param host to listen on; `0.0.0.0` lets other machines in
/// @param port 0 takes a free one
/// @param publicUrl where readers reach the pages; without it, mails have no link to them
/// @param secret signs the links in mails, 32 characters or more, the same on every publisher of a
///   cluster; without it, one is made and kept in the data folder
/// @param signUp whether readers may sign up on the web; by default where a link that confirms it
///   leads to these pages: with `publicUrl`, or where `host` lets only this machine in
/// @param operatorToken lets operators see `/operate` and act there, 32 characters or more; without
///   one, only who sits at this machine does, and nobody where `publicUrl` names another host
/// @param proxies addresses and networks, `10.0.0.0/8`, of those proxies that say in
///   `X-Forwarded-For` for whom they ask; nobody else is believed that
public record WebConfig(
    String host,
    int port,
    @Nullable URI publicUrl,
    @Nullable String secret,
    @Nullable Switch signUp,
    @Nullable String operatorToken,
    List<String> proxies) {
  private static final List<String> LOCAL = List.of("127.0.0.1", "::1", "localhost");

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
    if (signUp == Switch.ON && publicUrl == null && !LOCAL.contains(host)) {
      throw new IllegalArgumentException(
          "web.signUp: needs web.publicUrl, where the links in its mails lead");
    }
    if (operatorToken != null) {
      try {
        Access.requireToken(operatorToken);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("web.operatorToken: " + e.getMessage(), e);
      }
    }
    if (secret != null) {
      try {
        LinkKey.of(secret);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("web.secret: " + e.getMessage(), e);
      }
    }
    try {
      Proxies.of(proxies);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("web.proxies: " + e.getMessage(), e);
    }
    proxies = List.copyOf(proxies);
  }

  /// Whose word is taken for whom they ask for.
  Proxies trusted() {
    return Proxies.of(proxies);
  }

  /// Where the pages are, as the site says it.
  Whereabouts place() {
    return new Whereabouts(publicUrl);
  }

  /// Yes or no.
  public enum Switch {
    ON,
    OFF
  }

  /// Whether only this machine can reach the pages.
  boolean local() {
    return LOCAL.contains(host);
  }

  /// Whether readers may sign up on the web.
  boolean takesSignUps() {
    return signUp == null ? publicUrl != null || local() : signUp == Switch.ON;
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
