package tributary.publish.operation;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who asks, as far as a request tells.
///
/// @param peer the other end of the connection; never what a header claims of it
/// @param host the header `Host`, `localhost:8080`
/// @param forwarded whether a proxy says that it asks for somebody else: then the other end of the
///   connection is not who asks
/// @param session what the cookie holds; null without one
public record Caller(InetAddress peer, String host, boolean forwarded, @Nullable String session) {

  /// Whether it is somebody on this machine who meant this machine.
  boolean local() {
    return peer.isLoopbackAddress() && !forwarded && loopback();
  }

  /// Whether this machine was meant: a page of somebody else's may have a browser here ask us under
  /// a name of its own (DNS rebinding).
  boolean loopback() {
    return loopback(name());
  }

  /// The host without its port.
  String name() {
    String small = host.strip().toLowerCase(Locale.ROOT);
    int colon = small.lastIndexOf(':');
    return colon > small.lastIndexOf(']') ? small.substring(0, colon) : small;
  }

  /// Whether a host is always this machine.
  static boolean loopback(String name) {
    if (name.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(name).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
