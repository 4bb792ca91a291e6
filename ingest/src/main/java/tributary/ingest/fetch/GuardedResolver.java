package tributary.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves names for the sockets themselves, so that the address that was checked is the address
/// that is dialled. Any reserved address among a name's addresses condemns the name.
///
/// @param allowPrivate whether reserved addresses may be dialled; a cloud's metadata never
/// @param names who knows the addresses of a name
record GuardedResolver(boolean allowPrivate, Names names) implements DnsResolver {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// A question to DNS cannot be called off: it is asked on a thread that can be left.
  private static final ExecutorService QUESTIONS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("dns-", 1).factory());

  /// Knows the addresses of names.
  @FunctionalInterface
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  GuardedResolver(boolean allowPrivate) {
    this(allowPrivate, InetAddress::getAllByName);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = isLocalhost(host) ? loopback() : asked(host);
    for (InetAddress address : found) {
      if (AddressGuard.isMetadata(address) || (!allowPrivate && !AddressGuard.isPublic(address))) {
        throw new PrivateAddress(host);
      }
    }
    return found;
  }

  private InetAddress[] asked(String host) throws UnknownHostException {
    Future<InetAddress[]> answer = QUESTIONS.submit(() -> names.of(host));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UnknownHostException("DNS does not answer in time");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownHostException unknown
          ? unknown
          : new UnknownHostException(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("called off");
    }
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
