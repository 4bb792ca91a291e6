package tributary.ingest.podcast;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tributary.events.item.Chapter;

/// Chapters of a Vorbis or Opus file: comments `CHAPTER001=00:01:02.000` and `CHAPTER001NAME=Title`
/// (<https://wiki.xiph.org/Chapter_Extension>) in the second packet of its stream.
final class OggChapters {
  private static final int PAGE_HEADER = 27;
  private static final int MOST_COMMENTS = 5000;
  private static final int FULL = 255;

  private OggChapters() {}

  /// @param file from its first byte on, as much of it as was read
  static List<Chapter> read(ByteBuffer file, URI at) {
    Map<String, String> comments = comments(comment(file));
    ChapterList chapters = new ChapterList(at);
    comments.forEach((name, value) -> {
      if (name.matches("CHAPTER\\d{1,5}")) {
        String title = comments.getOrDefault(name + "NAME", "");
        chapters.add(Timecode.seconds(value), title, comments.get(name + "URL"));
      }
    });
    return chapters.inOrder();
  }

  /// The second packet: pages cut it into segments, and one of less than 255 bytes is its last.
  private static ByteBuffer comment(ByteBuffer file) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    int packets = 0;
    int at = 0;
    while (packets < 2 && file.limit() - at > PAGE_HEADER && isPage(file, at)) {
      int segments = Byte.toUnsignedInt(file.get(at + PAGE_HEADER - 1));
      int data = at + PAGE_HEADER + segments;
      for (int i = 0; i < segments && packets < 2; i++) {
        int size = Byte.toUnsignedInt(file.get(at + PAGE_HEADER + i));
        if (packets == 1) {
          packet.writeBytes(Id3Frame.ascii(file, data, size).getBytes(StandardCharsets.ISO_8859_1));
        }
        data += size;
        packets += size < FULL ? 1 : 0;
      }
      at = data;
    }
    return ByteBuffer.wrap(packet.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static boolean isPage(ByteBuffer file, int at) {
    return Id3Frame.ascii(file, at, 4).equals("OggS");
  }

  private static Map<String, String> comments(ByteBuffer packet) {
    Map<String, String> comments = new TreeMap<>();
    String head = Id3Frame.ascii(packet, 0, Math.min(8, packet.limit()));
    int from = head.startsWith("\u0003vorbis") ? 7 : head.equals("OpusTags") ? 8 : 0;
    if (from == 0) {
      return comments;
    }
    packet.position(from);
    string(packet); // who wrote it
    int count = Math.min(MOST_COMMENTS, packet.getInt());
    for (int i = 0; i < count; i++) {
      String[] comment = string(packet).split("=", 2);
      if (comment.length == 2) {
        comments.put(comment[0].toUpperCase(Locale.ROOT), comment[1]);
      }
    }
    return comments;
  }

  private static String string(ByteBuffer packet) {
    ByteBuffer bytes = packet.slice(packet.position() + 4, packet.getInt(packet.position()));
    packet.position(packet.position() + 4 + bytes.limit());
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
