package tributary.app.broker;

/// A second way into the broker, for clients that come through a forwarder on this machine: who
/// comes that way is sent back that way.
///
/// @param port that the broker listens on for the forwarder, at 127.0.0.1
/// @param told the forwarder's own port, at 127.0.0.1, that clients are told
public record Forwarded(int port, int told) {
  public Forwarded {
    if (port < 1 || port > 65_535 || told < 1 || told > 65_535) {
      throw new IllegalArgumentException("a port lies between 1 and 65535");
    }
  }
}
