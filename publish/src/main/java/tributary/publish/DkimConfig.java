package tributary.publish;

import java.nio.file.Path;
import java.util.Locale;
import tributary.publish.dkim.SigningKey;

/// How mails are signed.
///
/// @param domain that vouches for them: the one behind the @ of `mail.from`, or one above it
/// @param selector names the key within the domain: it is published at `SELECTOR._domainkey.DOMAIN`
/// @param keyFile the private key, in PEM; read at the start
public record DkimConfig(String domain, String selector, Path keyFile) {
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
}
