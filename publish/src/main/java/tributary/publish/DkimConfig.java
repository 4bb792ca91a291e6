package tributary.publish;

import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.publish.dkim.PublishedKey;
import tributary.publish.dkim.SigningKey;

/// How mails are signed.
///
/// @param domain that vouches for them: the one behind the @ of `mail.from`, or one above it
/// @param selector names the key within the domain: it is published at `SELECTOR._domainkey.DOMAIN`
/// @param keyFile the private key, in PEM; read at the start
public record DkimConfig(String domain, String selector, Path keyFile) {
  private static final Logger LOG = LoggerFactory.getLogger(DkimConfig.class);

  public DkimConfig {
    try {
      SigningKey.requireName("domain", domain);
      SigningKey.requireName("selector", selector);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("mail.dkim." + e.getMessage(), e);
    }
  }

  /// Receivers ask that the domain that signs is the one that readers see, or one above it.
  void requireVouchingFor(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String above = domain.toLowerCase(Locale.ROOT);
    if (!lower.equals(above) && !lower.endsWith("." + above)) {
      throw new IllegalArgumentException(
          "mail.dkim.domain %s cannot vouch for a mailbox at %s".formatted(domain, host));
    }
  }

  /// @throws IllegalStateException if there is no key to sign with; the message tells what to do
  SigningKey key() {
    try {
      return SigningKey.read(domain, selector, keyFile);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("mail.dkim." + e.getMessage(), e);
    }
  }

  /// Has it looked up, away from everything else, whether receivers can verify the signatures, and
  /// tells the log: what comes of it stops no mail.
  void lookUp() {
    SigningKey key = key();
    Thread.ofVirtual().name("dkim").start(() -> tell(PublishedKey.of(key)));
  }

  private static void tell(PublishedKey published) {
    switch (published) {
      case PublishedKey.Good good -> LOG.info("{}", good.sentence());
      case PublishedKey.Unknown unknown -> LOG.info("{}", unknown.sentence());
      case PublishedKey.Wrong wrong -> LOG.warn("{}", wrong.sentence());
    }
  }
}
