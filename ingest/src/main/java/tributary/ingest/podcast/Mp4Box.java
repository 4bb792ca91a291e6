package tributary.ingest.podcast;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A box of an MP4 file (ISO/IEC 14496-12), that is, an atom of QuickTime.
///
/// @param type four characters
/// @param body without its header
/// @param end of it within what it lies in
record Mp4Box(String type, ByteBuffer body, int end) {
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;

  /// The boxes that lie in a box or at the beginning of a file, as many as are whole.
  static List<Mp4Box> in(ByteBuffer bytes) {
    List<Mp4Box> boxes = new ArrayList<>();
    int at = 0;
    while (bytes.limit() - at >= HEADER) {
      long size = size(bytes, at);
      int header = bytes.getInt(at) == 1 ? LONG_HEADER : HEADER;
      if (size < header || size > bytes.limit() - at) {
        break;
      }
      ByteBuffer body = bytes.slice(at + header, (int) size - header);
      int end = at + (int) size;
      boxes.add(new Mp4Box(Id3Frame.ascii(bytes, at + 4, 4), body, end));
      at = end;
    }
    return boxes;
  }

  /// What the box at a place says its size is, header and all; 0 where nothing can be made of it.
  static long size(ByteBuffer bytes, int at) {
    long size = Integer.toUnsignedLong(bytes.getInt(at));
    if (size == 0) {
      return (long) bytes.limit() - at; // the last of its file, to the end
    }
    if (size != 1) {
      return size;
    }
    return bytes.limit() - at < LONG_HEADER ? 0 : Math.max(0, bytes.getLong(at + HEADER));
  }

  List<Mp4Box> children(String name) {
    return in(body).stream().filter(box -> box.type().equals(name)).toList();
  }

  /// The box at the end of a path below this one, or null.
  @Nullable Mp4Box below(String... path) {
    Mp4Box box = this;
    for (String name : path) {
      box = box.children(name).stream().findFirst().orElse(null);
      if (box == null) {
        return null;
      }
    }
    return box;
  }

  /// An unsigned number of four bytes in its body.
  long number(int at) {
    return Integer.toUnsignedLong(body.getInt(at));
  }

  /// Whether its times and sizes take eight bytes in place of four.
  boolean wide() {
    return body.get(0) == 1;
  }
}
