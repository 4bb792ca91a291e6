package tributary.publish;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tributary.publish.bounce.Mailbox;
import tributary.publish.bounce.Returns;
import tributary.publish.email.Sender;

/// The mailbox into which mails come back, read by IMAP.
///
/// @param port 993 where null, or 143 without TLS
/// @param tls whether the line is encrypted from the first byte; true where null
/// @param folder that is read; `INBOX` where null
/// @param every how long between two looks, a second to a day; 5 minutes where null
/// @param address to which mails come back; that of `mail.from` where null
public record BouncesConfig(
    String host,
    @Nullable Integer port,
    String username,
    String password,
    @Nullable Boolean tls,
    @Nullable String folder,
    @Nullable Duration every,
    @Nullable String address) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  public BouncesConfig {
    if (port != null && (port < 1 || port > 65_535)) {
      throw new IllegalArgumentException("mail.bounces.port: 1 to 65535, not " + port);
    }
    if (every != null
        && (every.compareTo(Duration.ofSeconds(1)) < 0
            || every.compareTo(Duration.ofDays(1)) > 0)) {
      throw new IllegalArgumentException("mail.bounces.every: a second to a day, not " + every);
    }
    if (address != null && !Sender.oneMailbox(address)) {
      throw new IllegalArgumentException("mail.bounces.address: not a mail address: " + address);
    }
  }

  Returns returns() {
    return new Returns(mailbox(), every == null ? Duration.ofMinutes(5) : every);
  }

  Mailbox mailbox() {
    boolean encrypted = tls == null || tls;
    Mailbox.Server server =
        new Mailbox.Server(
            host,
            port == null ? (encrypted ? 993 : 143) : port,
            username,
            password,
            encrypted,
            folder == null ? "INBOX" : folder,
            TIMEOUT);
    return new Mailbox(server);
  }

  @Override
  public String toString() {
    return "BouncesConfig[" + host + "]";
  }
}
