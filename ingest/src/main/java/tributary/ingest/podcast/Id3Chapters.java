package tributary.ingest.podcast;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;

/// Chapters of an ID3v2 tag (<https://id3.org/id3v2-chapters-1.0>). Where it has a table of
/// contents, chapters that do not stand in it are hidden, and left out.
final class Id3Chapters {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int TIMES = 4 * Integer.BYTES;
  private static final long MILLIS = 1000;
  private static final int TOP = 0x02;

  private final int version;
  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private final Map<String, Table> tables = new LinkedHashMap<>();

  private Id3Chapters(int version) {
    this.version = version;
  }

  /// A chapter as the tag has it.
  private record Mark(Integer start, String title, @Nullable String link) {}

  /// @param children ids of chapters and of other tables
  private record Table(boolean top, List<String> children) {}

  /// @param file from its first byte on, as much of it as was read
  static List<Chapter> read(ByteBuffer file, URI at) {
    Id3Chapters tag = new Id3Chapters(file.get(3));
    for (Id3Frame frame : Id3Frame.ofTag(file)) {
      if (frame.id().equals("CHAP")) {
        tag.chapter(frame.body());
      } else if (frame.id().equals("CTOC")) {
        tag.table(frame.body());
      }
    }
    Set<String> shown = tag.shown();
    ChapterList chapters = new ChapterList(at);
    tag.marks.forEach((id, mark) -> {
      if (shown.isEmpty() || shown.contains(id)) {
        chapters.add(mark.start(), mark.title(), mark.link());
      }
    });
    return chapters.inOrder();
  }

  private void chapter(ByteBuffer body) {
    int id = end(body, 0, 1);
    int frames = id + 1 + TIMES;
    if (frames > body.limit()) {
      return;
    }
    long start = Integer.toUnsignedLong(body.getInt(id + 1)) / MILLIS;
    String title = "";
    String link = null;
    for (Id3Frame frame : Id3Frame.in(body.slice(frames, body.limit() - frames), version, false)) {
      if (frame.id().equals("TIT2")) {
        title = text(frame.body(), 1, encoding(frame.body()));
      } else if (frame.id().equals("WXXX") || frame.id().equals("TXXX")) {
        String said = described(frame);
        link = link == null && said.startsWith("http") ? said : link;
      }
    }
    marks.put(Id3Frame.ascii(body, 0, id), new Mark(Math.toIntExact(start), title, link));
  }

  /// What stands behind the description of a frame that has one: an address is always Latin-1.
  private static String described(Id3Frame frame) {
    int encoding = encoding(frame.body());
    int width = width(encoding);
    int behind = end(frame.body(), 1, width) + width;
    return text(frame.body(), behind, frame.id().equals("WXXX") ? 0 : encoding).strip();
  }

  private void table(ByteBuffer body) {
    int id = end(body, 0, 1);
    if (id + 3 > body.limit()) {
      return;
    }
    int children = id + 3;
    String names = Id3Frame.ascii(body, children, body.limit() - children);
    int count = Byte.toUnsignedInt(body.get(id + 2));
    Table table =
        new Table(
            (body.get(id + 1) & TOP) != 0, Stream.of(names.split("\0", -1)).limit(count).toList());
    tables.put(Id3Frame.ascii(body, 0, id), table);
  }

  /// Ids of the chapters that a table names, or a table below it; none where no table names any.
  private Set<String> shown() {
    Set<String> seen = new HashSet<>();
    boolean anyTop = tables.values().stream().anyMatch(Table::top);
    tables.values().stream().filter(t -> t.top() || !anyTop).forEach(t -> collect(t, seen));
    seen.retainAll(marks.keySet());
    return seen;
  }

  private void collect(Table table, Set<String> seen) {
    for (String child : table.children()) {
      Table below = tables.get(child);
      if (seen.add(child) && below != null) {
        collect(below, seen);
      }
    }
  }

  private static int encoding(ByteBuffer body) {
    return body.limit() == 0 ? 0 : body.get(0);
  }

  private static int width(int encoding) {
    return encoding == 1 || encoding == 2 ? 2 : 1;
  }

  /// Where the zero stands that ends a string of characters of a width, or the end of the body.
  private static int end(ByteBuffer body, int from, int width) {
    int at = from;
    while (at + width <= body.limit() && (body.get(at) != 0 || body.get(at + width - 1) != 0)) {
      at += width;
    }
    return Math.min(at, body.limit());
  }

  private static String text(ByteBuffer body, int from, int encoding) {
    if (from >= body.limit()) {
      return "";
    }
    byte[] bytes = new byte[end(body, from, width(encoding)) - from];
    body.get(from, bytes);
    return new String(bytes, charset(bytes, encoding)).replaceFirst("^\uFEFF", "");
  }

  /// Without a mark UTF-16 is little endian: writers that forget it stem from Windows.
  private static Charset charset(byte[] bytes, int encoding) {
    boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    return switch (encoding) {
      case 1 -> big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      case 2 -> StandardCharsets.UTF_16BE;
      case 3 -> StandardCharsets.UTF_8;
      default -> WINDOWS_1252;
    };
  }
}
