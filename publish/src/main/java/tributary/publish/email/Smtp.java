package tributary.publish.email;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A mail server, spoken to over several connections at once.
///
/// @param connections how many, 1 or more
public record Smtp(Server server, Sender sender, int connections) implements Postman {
  /// Where the server is and how it is spoken to.
  ///
  /// @param timeout of connecting, and of each answer; of the answer to a whole mail fifteen times
  ///   as long
  public record Server(
      String host,
      int port,
      @Nullable String username,
      @Nullable String password,
      boolean startTls,
      Duration timeout) {
    /// Registered for mail over TLS from the first byte (RFC 8314).
    private static final int SUBMISSIONS = 465;

    boolean tls() {
      return port == SUBMISSIONS;
    }

    @Override
    public String toString() {
      return "Server[" + host + ":" + port + "]";
    }
  }

  @Override
  public int couriers() {
    return connections;
  }

  @Override
  public Courier courier() {
    return new SmtpLine(server, sender);
  }
}
