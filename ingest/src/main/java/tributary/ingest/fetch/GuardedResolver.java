package tributary.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves names for the sockets themselves, so that the address that was checked is the address
/// that is dialled. Any reserved address among a name's addresses condemns the name.
///
/// @param allowPrivate whether reserved addresses may be dialled
record GuardedResolver(boolean allowPrivate) implements DnsResolver {

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = isLocalhost(host) ? loopback() : InetAddress.getAllByName(host);
    for (InetAddress address : found) {
      if (!allowPrivate && !AddressGuard.isPublic(address)) {
        throw new PrivateAddress(host);
      }
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /// `localhost` and all names below it are loopback without asking DNS (RFC 6761, section 6.3).
  private static boolean isLocalhost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return name.equals("localhost") || name.endsWith(".localhost");
  }

  private static InetAddress[] loopback() throws UnknownHostException {
    return new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, 1})};
  }

  /// The name leads to an address that is not public.
  static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddress(String host) {
      super(host);
    }
  }
}
