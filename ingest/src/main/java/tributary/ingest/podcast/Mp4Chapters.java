package tributary.ingest.podcast;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;

/// Chapters of an MP4 file: the list of Nero (`chpl`), else the text track that QuickTime refers to
/// (`chap`; QuickTime File Format, "Chapter Lists").
final class Mp4Chapters {
  /// Starts in `chpl` count hundreds of nanoseconds.
  private static final long TICKS = 10_000_000;

  private final ByteBuffer file;
  private final Mp4Box movie;
  private final ChapterList chapters;

  private Mp4Chapters(ByteBuffer file, Mp4Box movie, URI at) {
    this.file = file;
    this.movie = movie;
    this.chapters = new ChapterList(at);
  }

  /// @param file from its first byte on, as much of it as was read
  static List<Chapter> read(ByteBuffer file, URI at) {
    for (Mp4Box box : Mp4Box.in(file)) {
      if (box.type().equals("moov")) {
        Mp4Chapters movie = new Mp4Chapters(file, box, at);
        movie.nero();
        if (movie.chapters.found().isEmpty()) {
          movie.quickTime();
        }
        return movie.chapters.inOrder();
      }
    }
    return List.of();
  }

  private void nero() {
    Mp4Box list = movie.below("udta", "chpl");
    if (list == null) {
      return;
    }
    ByteBuffer body = list.body();
    body.position(list.wide() ? 2 * Integer.BYTES : Integer.BYTES);
    int count = Byte.toUnsignedInt(body.get());
    for (int i = 0; i < count; i++) {
      long start = body.getLong();
      byte[] title = new byte[Byte.toUnsignedInt(body.get())];
      body.get(title);
      chapters.add(seconds(start, TICKS), new String(title, StandardCharsets.UTF_8), null);
    }
  }

  private void quickTime() {
    List<Mp4Box> tracks = movie.children("trak");
    for (Mp4Box track : tracks) {
      Mp4Box reference = track.below("tref", "chap");
      for (int i = 0; reference != null && i + 4 <= reference.body().limit(); i += 4) {
        long id = reference.number(i);
        tracks.stream().filter(t -> id(t) == id && isText(t)).forEach(this::titles);
      }
      if (!chapters.found().isEmpty()) {
        return;
      }
    }
  }

  private static long id(Mp4Box track) {
    Mp4Box header = track.below("tkhd");
    return header == null ? -1 : header.number(header.wide() ? 20 : 12);
  }

  /// Pictures may come as chapters too.
  private static boolean isText(Mp4Box track) {
    Mp4Box handler = track.below("mdia", "hdlr");
    String type = handler == null ? "" : Id3Frame.ascii(handler.body(), 8, 4);
    return type.equals("text") || type.equals("sbtl");
  }

  private void titles(Mp4Box track) {
    Mp4Box media = track.below("mdia", "mdhd");
    Mp4Box table = track.below("mdia", "minf", "stbl");
    if (media == null || table == null) {
      return;
    }
    long scale = media.number(media.wide() ? 20 : 12);
    for (Mp4Samples.Sample sample : Mp4Samples.of(table)) {
      String title = title(sample);
      if (title == null) {
        chapters.found().clear();
        return;
      }
      chapters.add(seconds(sample.start(), scale), title, null);
    }
  }

  /// Null where it lies beyond what was read.
  private @Nullable String title(Mp4Samples.Sample sample) {
    if (sample.at() < 0 || sample.at() > file.limit() - sample.size() || sample.size() < 2) {
      return null;
    }
    int at = (int) sample.at();
    int length = Short.toUnsignedInt(file.getShort(at));
    byte[] bytes = new byte[Math.min(length, (int) sample.size() - 2)];
    file.get(at + 2, bytes);
    boolean wide = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE && bytes[0] != bytes[1];
    Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    return new String(bytes, charset);
  }

  private static @Nullable Integer seconds(long ticks, long scale) {
    return scale <= 0 || ticks < 0 ? null : Timecode.seconds(Long.toString(ticks / scale));
  }
}
