package tributary.ingest.podcast;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;

/// Writes ID3v2 tags for tests.
///
/// @param version 3 or 4
/// @param unsynchronised whether a zero is put behind each FF
record Id3Tag(int version, boolean unsynchronised) {

  byte[] tag(byte[]... frames) {
    byte[] body = joined(frames);
    boolean whole = unsynchronised && version == 3;
    byte[] written = joined(whole ? odd(body) : body, new byte[20]); // and padding
    return joined(
        "ID3".getBytes(ISO_8859_1),
        new byte[] {(byte) version, 0, (byte) (unsynchronised ? 0x80 : 0)},
        syncsafe(written.length),
        written);
  }

  /// The same with an extended header before the frames.
  byte[] extended(byte[]... frames) {
    byte[] header =
        version == 3 ? joined(number(6), new byte[6]) : joined(syncsafe(6), new byte[] {1, 0});
    byte[] tag = tag(joined(header, joined(frames)));
    tag[5] |= 0x40;
    return tag;
  }

  byte[] frame(String id, byte[]... parts) {
    byte[] body = joined(parts);
    boolean each = unsynchronised && version == 4 && (id.equals("CHAP") || id.equals("CTOC"));
    byte[] written = each ? odd(body) : body;
    byte[] size = version == 3 ? number(written.length) : syncsafe(written.length);
    return joined(id.getBytes(ISO_8859_1), size, new byte[] {0, (byte) (each ? 2 : 0)}, written);
  }

  byte[] chapter(String id, long millis, byte[]... frames) {
    return frame(
        "CHAP",
        (id + "\0").getBytes(ISO_8859_1),
        number((int) millis),
        number((int) millis + 1000),
        number(-1),
        number(-1),
        joined(frames));
  }

  byte[] title(int encoding, Charset charset, String title) {
    return frame("TIT2", new byte[] {(byte) encoding}, title.getBytes(charset));
  }

  byte[] contents(String id, boolean top, String... children) {
    return frame(
        "CTOC",
        (id + "\0").getBytes(ISO_8859_1),
        new byte[] {(byte) (top ? 3 : 1), (byte) children.length},
        (String.join("\0", children) + "\0").getBytes(ISO_8859_1));
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] syncsafe(int value) {
    return number(
        (value & 0x7F)
            | ((value & 0x3F80) << 1)
            | ((value & 0x1FC000) << 2)
            | ((value & 0xFE00000) << 3));
  }

  private static byte[] odd(byte[] bytes) {
    ByteArrayOutputStream odd = new ByteArrayOutputStream();
    for (byte b : bytes) {
      odd.write(b);
      if (b == (byte) 0xFF) {
        odd.write(0);
      }
    }
    return odd.toByteArray();
  }
}
