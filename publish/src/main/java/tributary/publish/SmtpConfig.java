package tributary.publish;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tributary.publish.email.Sender;
import tributary.publish.email.Smtp;
import tributary.publish.email.Terms;
import tributary.publish.email.Uncertain;

/// The mail server. Without a host, mails are put into the outbox folder instead.
///
/// @param port 465 speaks TLS from the first byte
/// @param startTls whether the line must be encrypted before anything is said
/// @param timeout of connecting, and of each answer; that to a whole mail is waited for fifteen
///   times as long
/// @param connections how many mails are handed over at once, 1 to 50
/// @param perMinute how many mails go out in a minute at the most; null for no limit
/// @param domainConnections how many mails are under way to one receiving domain at once, 1 to 50:
///   large ones refuse who sends too fast; null for no limit
/// @param domainPerMinute how many mails go to one receiving domain in a minute; null for no limit
public record SmtpConfig(
    @Nullable String host,
    int port,
    @Nullable String username,
    @Nullable String password,
    boolean startTls,
    Duration timeout,
    int connections,
    @Nullable Integer perMinute,
    @Nullable Integer domainConnections,
    @Nullable Integer domainPerMinute) {
  private static final int MOST_CONNECTIONS = 50;

  public SmtpConfig {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("mail.smtp.port: 1 to 65535, not " + port);
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "mail.smtp.timeout: more than nothing and at most 10 minutes, not " + timeout);
    }
    if (connections < 1 || connections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException("mail.smtp.connections: 1 to 50, not " + connections);
    }
    try {
      new Terms(Uncertain.HOLD, perMinute, domainConnections, domainPerMinute);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("mail.smtp." + e.getMessage(), e);
    }
    if (password != null && username == null) {
      throw new IllegalArgumentException("mail.smtp.password: needs mail.smtp.username");
    }
  }

  /// The server at `host`, as `sender` speaks to it.
  Smtp at(String host, Sender sender) {
    return new Smtp(server(host), sender, connections);
  }

  /// The server at `host`.
  Smtp.Server server(String host) {
    return new Smtp.Server(host, port, username, password, startTls, timeout);
  }

  @Override
  public String toString() {
    return "SmtpConfig[" + host + ":" + port + "]";
  }
}
