package tributary.ingest.podcast;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A frame of an ID3v2.3 or 2.4 tag (<https://id3.org/id3v2.4.0-structure>).
///
/// @param id four characters
/// @param body without header, grouping and unsynchronisation
record Id3Frame(String id, ByteBuffer body) {
  private static final int HEADER = 10;
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{3}");

  private static final int UNSYNCHRONISED = 0x80;
  private static final int EXTENDED = 0x40;
  private static final int FOOTER = 0x10;

  /// A frame's second byte of flags, which 2.4 laid out anew.
  private static final int PACKED_3 = 0xC0;

  private static final int GROUPED_3 = 0x20;
  private static final int PACKED_4 = 0x0C;
  private static final int GROUPED_4 = 0x40;
  private static final int UNSYNCHRONISED_4 = 0x02;
  private static final int LENGTH_4 = 0x01;

  /// How long the tag says it is, header and all; 0 where no tag begins here.
  static int tagSize(ByteBuffer file) {
    if (file.limit() < HEADER || !ascii(file, 0, 3).equals("ID3")) {
      return 0;
    }
    int size = syncsafe(file, 6);
    int footer = (file.get(5) & FOOTER) == 0 ? 0 : HEADER;
    return size < 0 ? 0 : size + HEADER + footer;
  }

  /// The frames of the tag at the beginning of a file, as many as are whole; none of another
  /// version than 2.3 and 2.4, which know no chapters.
  static List<Id3Frame> ofTag(ByteBuffer file) {
    int version = tagSize(file) == 0 ? 0 : file.get(3);
    if (version != 3 && version != 4) {
      return List.of();
    }
    int flags = file.get(5);
    boolean undo = (flags & UNSYNCHRONISED) != 0;
    int end = Math.min(file.limit(), syncsafe(file, 6) + HEADER);
    ByteBuffer tag = file.slice(HEADER, end - HEADER);
    // Up to 2.3 the whole tag is unsynchronised, from 2.4 on each frame for itself.
    ByteBuffer body = undo && version == 3 ? resynchronised(tag) : tag;
    int from = (flags & EXTENDED) == 0 ? 0 : extended(body, version);
    return from > body.limit()
        ? List.of()
        : in(body.slice(from, body.limit() - from), version, undo && version == 4);
  }

  private static int extended(ByteBuffer body, int version) {
    if (body.limit() < Integer.BYTES) {
      return body.limit();
    }
    int size = version == 3 ? body.getInt(0) + Integer.BYTES : syncsafe(body, 0);
    return size < 0 ? body.limit() : size;
  }

  /// The frames that lie in a frame or in a tag's body, one after another up to padding or damage.
  ///
  /// @param undo whether each is unsynchronised, whatever its own flags say
  static List<Id3Frame> in(ByteBuffer bytes, int version, boolean undo) {
    List<Id3Frame> frames = new ArrayList<>();
    int at = 0;
    while (isFrame(bytes, at)) {
      int size = size(bytes, at, version);
      if (size < 0 || size > bytes.limit() - at - HEADER) {
        break;
      }
      Id3Frame frame = frame(bytes, at, size, version, undo);
      if (frame != null) {
        frames.add(frame);
      }
      at += HEADER + size;
    }
    return frames;
  }

  /// Null where it is compressed or encrypted.
  private static @Nullable Id3Frame frame(
      ByteBuffer bytes, int at, int size, int version, boolean undo) {
    int flags = bytes.get(at + HEADER - 1);
    if ((flags & (version == 3 ? PACKED_3 : PACKED_4)) != 0) {
      return null;
    }
    boolean grouped = (flags & (version == 3 ? GROUPED_3 : GROUPED_4)) != 0;
    boolean measured = version == 4 && (flags & LENGTH_4) != 0;
    int head = Math.min(size, (grouped ? 1 : 0) + (measured ? Integer.BYTES : 0));
    ByteBuffer body = bytes.slice(at + HEADER + head, size - head);
    boolean odd = undo || (version == 4 && (flags & UNSYNCHRONISED_4) != 0);
    return new Id3Frame(ascii(bytes, at, 4), odd ? resynchronised(body) : body);
  }

  /// In 2.4 sizes are syncsafe; writers of either version take the one for the other. The right one
  /// is that behind which a frame, padding or the end follows.
  private static int size(ByteBuffer bytes, int at, int version) {
    int plain = bytes.getInt(at + 4);
    int safe = syncsafe(bytes, at + 4);
    int right = version == 3 ? plain : safe;
    int other = version == 3 ? safe : plain;
    return !follows(bytes, at, right) && follows(bytes, at, other) ? other : right;
  }

  private static boolean follows(ByteBuffer bytes, int at, int size) {
    if (size < 0 || size > bytes.limit() - at - HEADER) {
      return false;
    }
    int next = at + HEADER + size;
    return isPadding(bytes, next) || isFrame(bytes, next);
  }

  private static boolean isPadding(ByteBuffer bytes, int from) {
    for (int at = from; at < Math.min(bytes.limit(), from + 4); at++) {
      if (bytes.get(at) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFrame(ByteBuffer bytes, int at) {
    return bytes.limit() - at > HEADER && ID.matcher(ascii(bytes, at, 4)).matches();
  }

  /// Seven bits a byte; -1 where an eighth is set.
  private static int syncsafe(ByteBuffer bytes, int at) {
    int plain = bytes.getInt(at);
    return (plain & 0x80808080) != 0
        ? -1
        : (plain & 0x7F)
            | (plain & 0x7F00) >> 1
            | (plain & 0x7F0000) >> 2
            | (plain & 0x7F000000) >> 3;
  }

  /// Takes away the zero that stands behind each FF, so that no player takes it for sound.
  private static ByteBuffer resynchronised(ByteBuffer bytes) {
    ByteBuffer plain = ByteBuffer.allocate(bytes.limit());
    for (int i = 0; i < bytes.limit(); i++) {
      plain.put(bytes.get(i));
      i += bytes.get(i) == (byte) 0xFF && i + 1 < bytes.limit() && bytes.get(i + 1) == 0 ? 1 : 0;
    }
    return plain.flip();
  }

  static String ascii(ByteBuffer bytes, int at, int length) {
    byte[] read = new byte[length];
    bytes.get(at, read);
    return new String(read, StandardCharsets.ISO_8859_1);
  }
}
