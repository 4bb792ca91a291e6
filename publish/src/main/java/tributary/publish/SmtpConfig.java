package tributary.publish;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tributary.publish.email.Smtp;

/// The mail server. Without a host, mails are put into the outbox folder instead.
///
/// @param port 465 speaks TLS from the first byte
/// @param startTls whether the line must be encrypted before anything is said
/// @param timeout of connecting, and of each answer
public record SmtpConfig(
    @Nullable String host,
    int port,
    @Nullable String username,
    @Nullable String password,
    boolean startTls,
    Duration timeout) {
  public SmtpConfig {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("mail.smtp.port: 1 to 65535, not " + port);
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "mail.smtp.timeout: more than nothing and at most 10 minutes, not " + timeout);
    }
    if (password != null && username == null) {
      throw new IllegalArgumentException("mail.smtp.password: needs mail.smtp.username");
    }
  }

  Smtp.Server server(String host) {
    return new Smtp.Server(host, port, username, password, startTls, timeout);
  }

  @Override
  public String toString() {
    return "SmtpConfig[" + host + ":" + port + "]";
  }
}
