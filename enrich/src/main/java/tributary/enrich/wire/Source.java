package tributary.enrich.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes as [Sink] wrote them. Whoever reads past their end, or a length that they cannot hold,
/// gets an [IllegalArgumentException]. One thread.
final class Source {
  private static final int LONGEST = 63;

  private final byte[] bytes;
  private int position;

  Source(byte[] bytes) {
    this.bytes = bytes;
  }

  int octet() {
    if (position == bytes.length) {
      throw new IllegalArgumentException("it ends after " + position + " bytes");
    }
    return bytes[position++];
  }

  /// A number of things that are still to come, each of a byte at least.
  int count() {
    long count = unsigned();
    if (count < 0 || count > bytes.length - position) {
      throw new IllegalArgumentException(
          count + " things said to follow in " + (bytes.length - position) + " bytes");
    }
    return (int) count;
  }

  long number() {
    long folded = unsigned();
    return (folded >>> 1) ^ -(folded & 1);
  }

  byte[] raw() {
    int length = count();
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  String text() {
    int length = count();
    position += length;
    return new String(bytes, position - length, length, StandardCharsets.UTF_8);
  }

  private long unsigned() {
    long value = 0;
    for (int shift = 0; shift <= LONGEST; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7FL) << shift;
      if (octet >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number without an end at byte " + position);
  }
}
