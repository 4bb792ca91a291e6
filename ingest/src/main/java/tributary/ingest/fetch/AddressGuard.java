package tributary.ingest.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Tells addresses of the public internet from all others (IANA special-purpose registries, RFC
/// 6890). The flags of [InetAddress] miss shared address space, unique local and transition
/// addresses.
final class AddressGuard {
  private static final List<Range> RESERVED_4 =
      List.of(
          Range.of("0.0.0.0", 8),
          Range.of("10.0.0.0", 8),
          Range.of("100.64.0.0", 10),
          Range.of("127.0.0.0", 8),
          Range.of("169.254.0.0", 16),
          Range.of("172.16.0.0", 12),
          Range.of("192.0.0.0", 24),
          Range.of("192.0.2.0", 24),
          Range.of("192.88.99.0", 24),
          Range.of("192.168.0.0", 16),
          Range.of("198.18.0.0", 15),
          Range.of("198.51.100.0", 24),
          Range.of("203.0.113.0", 24),
          Range.of("224.0.0.0", 4),
          Range.of("240.0.0.0", 4));

  /// Global unicast is 2000::/3; within it Teredo, documentation and 6to4 are not for us.
  private static final Range GLOBAL_6 = Range.of("2000::", 3);

  private static final List<Range> RESERVED_6 =
      List.of(
          Range.of("2001::", 23),
          Range.of("2001:db8::", 32),
          Range.of("2002::", 16),
          Range.of("3fff::", 20));

  private static final Range NAT64 = Range.of("64:ff9b::", 96);
  private static final int IPV4_IN_NAT64 = 12;

  /// Where clouds tell a machine its own secrets; Azure's and Alibaba's lie in public or shared
  /// space.
  private static final List<Range> METADATA =
      List.of(
          Range.of("169.254.169.254", 32),
          Range.of("169.254.170.2", 32),
          Range.of("169.254.170.23", 32),
          Range.of("168.63.129.16", 32),
          Range.of("100.100.100.200", 32),
          Range.of("192.0.0.192", 32),
          Range.of("fd00:ec2::254", 128),
          Range.of("fd00:ec2::23", 128),
          Range.of("fd20:ce::254", 128));

  private AddressGuard() {}

  /// Whether it is for no feed, also where private addresses are allowed.
  static boolean isMetadata(InetAddress address) {
    byte[] bytes = address.getAddress();
    return METADATA.stream()
        .anyMatch(r -> r.start().getAddress().length == bytes.length && r.contains(bytes));
  }

  /// Whether the address may be reached from the public internet.
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (isMetadata(address)) {
      return false;
    }
    if (!(address instanceof Inet6Address)) {
      return RESERVED_4.stream().noneMatch(r -> r.contains(bytes));
    }
    if (NAT64.contains(bytes)) {
      byte[] inside = Arrays.copyOfRange(bytes, IPV4_IN_NAT64, bytes.length);
      return RESERVED_4.stream().noneMatch(r -> r.contains(inside));
    }
    return GLOBAL_6.contains(bytes) && RESERVED_6.stream().noneMatch(r -> r.contains(bytes));
  }

  private record Range(InetAddress start, int bits) {
    static Range of(String start, int bits) {
      try {
        return new Range(InetAddress.getByName(start), bits);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("not an address literal: " + start, e);
      }
    }

    boolean contains(byte[] address) {
      byte[] prefix = start.getAddress();
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((prefix[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
