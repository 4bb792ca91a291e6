package tributary.publish;

import java.nio.file.Path;
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

  /// @throws IllegalStateException if there is no key to sign with; the message tells what to do
  SigningKey key() {
    try {
      return SigningKey.read(domain, selector, keyFile);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("mail.dkim." + e.getMessage(), e);
    }
  }
}
