package tributary.publish.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/// The proxies whose word is taken for whom they ask for: from them alone the header
/// `X-Forwarded-For` is believed, and of it only what the last of them saw itself.
///
/// @param trusted addresses and networks
public record Proxies(List<Network> trusted) {
  /// None.
  public static final Proxies NONE = new Proxies(List.of());

  private static final String HEADER = "X-Forwarded-For";

  public Proxies {
    trusted = List.copyOf(trusted);
  }

  /// A network: those addresses whose first bits are the same.
  ///
  /// @param bits how many, 0 to 32, or 128 of an IPv6 address
  public record Network(InetAddress first, int bits) {
    /// @param text an address, `192.0.2.7`, or a network, `10.0.0.0/8`
    /// @throws IllegalArgumentException if it is neither
    static Network read(String text) {
      int slash = text.indexOf('/');
      InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = first.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > most) {
        throw new IllegalArgumentException("0 to " + most + " bits, not " + bits);
      }
      return new Network(first, bits);
    }

    boolean has(InetAddress address) {
      byte[] mine = first.getAddress();
      byte[] theirs = address.getAddress();
      int whole = bits / Byte.SIZE;
      int rest = Byte.SIZE - bits % Byte.SIZE;
      return mine.length == theirs.length
          && Arrays.equals(mine, 0, whole, theirs, 0, whole)
          && (rest == Byte.SIZE || (mine[whole] & 0xff) >> rest == (theirs[whole] & 0xff) >> rest);
    }
  }

  /// @param texts addresses and networks, as [Network] has them
  /// @throws IllegalArgumentException if one is neither; says which
  public static Proxies of(List<String> texts) {
    return new Proxies(texts.stream().map(Proxies::network).toList());
  }

  private static Network network(String text) {
    try {
      return Network.read(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no address and no network; 192.0.2.7 or 10.0.0.0/8 are".formatted(text), e);
    }
  }

  /// The address of whoever asks, as far as it can be believed.
  public InetAddress peer(Context ctx) {
    InetAddress peer = InetAddress.ofLiteral(ctx.req().getRemoteAddr().replaceAll("[\\[\\]]", ""));
    return peer(peer, String.join(",", Collections.list(ctx.req().getHeaders(HEADER))));
  }

  /// @param connected the other end of the connection
  /// @param forwarded what the header says, the nearest last; may be empty
  InetAddress peer(InetAddress connected, String forwarded) {
    InetAddress peer = connected;
    for (String said : Arrays.asList(forwarded.split(",")).reversed()) {
      if (trusted.stream().noneMatch(network(peer))) {
        return peer;
      }
      try {
        peer = InetAddress.ofLiteral(said.strip());
      } catch (IllegalArgumentException e) {
        return peer;
      }
    }
    return peer;
  }

  private static Predicate<Network> network(InetAddress peer) {
    return network -> network.has(peer);
  }
}
