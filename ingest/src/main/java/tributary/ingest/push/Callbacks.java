package tributary.ingest.push;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Push;
import tributary.events.item.Ids;

/// Where hubs deliver to this instance: an address for each feed that nobody can guess, and the
/// secret that signs what comes there. Any thread.
public final class Callbacks {
  private static final int TOKEN = 32;

  private final @Nullable URI base;
  private final Key key;

  private Callbacks(@Nullable URI base, Key key) {
    this.base = base;
    this.key = key;
  }

  /// Push is off: nothing leads here.
  public static Callbacks none() {
    return new Callbacks(null, new Key(""));
  }

  /// @param keyFile where the instance's own secret is kept, unless the configuration holds it
  /// @throws IllegalStateException when it can be neither read nor made there
  public static Callbacks of(PushConfig config, Path keyFile) {
    if (!config.on()) {
      return none();
    }
    String secret = config.secret();
    return new Callbacks(config.publicUrl(), secret == null ? Key.in(keyFile) : new Key(secret));
  }

  /// Whether hubs can reach us.
  public boolean on() {
    return base != null;
  }

  /// Where a hub delivers what is new in the feed.
  URI of(String feed) {
    String start = base == null ? "" : base.toString().replaceFirst("/+$", "");
    return URI.create(
        start + "/" + URLEncoder.encode(feed, StandardCharsets.UTF_8) + "/" + token(feed));
  }

  private String token(String feed) {
    return key.derive("callback", feed).substring(0, TOKEN);
  }

  /// What signs deliveries of the topic by the hub: another hub that once knew this feed's secret
  /// cannot speak for this one.
  String secret(String feed, URI hub, URI topic) {
    return key.derive("secret", feed, hub.toString(), topic.toString());
  }

  /// The feed that a path was made for, whatever stands before it; null if nobody made it.
  @Nullable String feed(String rawPath) {
    String[] parts = rawPath.split("/");
    if (parts.length < 2) {
      return null;
    }
    String feed;
    try {
      feed = URLDecoder.decode(parts[parts.length - 2], StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
    byte[] given = parts[parts.length - 1].getBytes(StandardCharsets.UTF_8);
    byte[] right = token(feed).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(given, right) ? feed : null;
  }

  /// What a subscription remembers of the address, without giving it away.
  String fingerprint(String feed) {
    return Ids.hash(of(feed).toString());
  }

  /// A hub's text about the feed, without the address that nobody else is to know.
  String veil(String feed, String text) {
    return text.replace(token(feed), "…");
  }

  /// Whether the hub delivers here, not to another instance or to where this one was before.
  boolean lead(String feed, Push push) {
    return on() && fingerprint(feed).equals(push.callback());
  }

  /// Whether a feed need not be polled often: its hub delivers to us, and has proven that it does.
  public boolean relied(String feed, @Nullable Push push, Instant now) {
    return push != null && lead(feed, push) && Course.trusted(push, now);
  }
}
