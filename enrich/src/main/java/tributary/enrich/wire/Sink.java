package tributary.enrich.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes as they are written. Numbers take as few bytes as they need: seven bits a byte, least
/// first (LEB128), signed ones folded so that small negative ones stay short (zigzag). One thread.
final class Sink {
  private static final int FIRST = 256;

  private byte[] bytes = new byte[FIRST];
  private int size;

  void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /// A number from 0.
  void count(int value) {
    unsigned(value);
  }

  void number(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  void raw(byte[] value) {
    count(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  void text(String value) {
    raw(value.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void unsigned(long value) {
    room(10);
    long left = value;
    while ((left & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
