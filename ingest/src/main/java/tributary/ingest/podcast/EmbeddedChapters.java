package tributary.ingest.podcast;

import java.net.URI;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import tributary.events.item.Chapter;
import tributary.ingest.text.Reading;

/// Chapters in the first bytes of a recording: ID3v2 tags, MP4 and Ogg. The recording itself is
/// never read: a few bytes tell whether there is a tag and how long it is.
public final class EmbeddedChapters {
  /// To be read at first. Eight seconds of speech: far below the minute that counts as a listener
  /// (IAB Podcast Measurement, 2.2).
  public static final int FIRST = 128 * 1024;

  /// The most to be read in all.
  public static final int MOST = 4 * 1024 * 1024;

  /// Behind an MP4 file's head, where its chapters' titles lie if they can be had.
  private static final int TITLES = 256 * 1024;

  private EmbeddedChapters() {}

  /// Containers that can hold chapters.
  private enum Container {
    ID3,
    MP4,
    OGG,
    OTHER;

    static Container of(ByteBuffer file) {
      String head = Id3Frame.ascii(file, 0, Math.min(8, file.limit()));
      return head.startsWith("ID3")
          ? ID3
          : head.endsWith("ftyp") ? MP4 : head.startsWith("OggS") ? OGG : OTHER;
    }
  }

  /// How many bytes to read from the recording's beginning, now that the first of them are known;
  /// no more than are there already where more would tell nothing.
  public static int needed(byte[] first) {
    ByteBuffer file = ByteBuffer.wrap(first);
    long needed =
        switch (Container.of(file)) {
          case ID3 -> Id3Frame.tagSize(file);
          case MP4 -> head(file) == 0 ? 0 : head(file) + TITLES;
          case OGG, OTHER -> 0;
        };
    return needed > MOST ? first.length : (int) Math.max(needed, first.length);
  }

  /// Where an MP4 file's `moov` ends; 0 where what lies before it is not wholly there: then it
  /// stands at the end of the recording.
  private static long head(ByteBuffer file) {
    int at = 0;
    for (Mp4Box box : Mp4Box.in(file)) {
      if (box.type().equals("moov")) {
        return box.end();
      }
      at = box.end();
    }
    boolean cut = file.limit() - at >= 8 && Id3Frame.ascii(file, at + 4, 4).equals("moov");
    return cut ? at + Mp4Box.size(file, at) : 0;
  }

  /// Reads the recording's beginning, which was found at `at`.
  public static Reading<List<Chapter>> read(byte[] bytes, URI at) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    Container container = Container.of(file);
    try {
      List<Chapter> chapters =
          switch (container) {
            case ID3 -> Id3Chapters.read(file, at);
            case MP4 -> Mp4Chapters.read(file, at);
            case OGG -> OggChapters.read(file, at);
            case OTHER -> List.of();
          };
      return chapters.isEmpty()
          ? new Reading.Unreadable<>(why(container, file))
          : new Reading.Read<>(chapters, null);
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // The buffer's own bounds are what stops a size that lies.
      return new Reading.Unreadable<>("its tag is damaged");
    }
  }

  private static String why(Container container, ByteBuffer file) {
    return switch (container) {
      case ID3 ->
          Id3Frame.tagSize(file) > MOST
              ? "its tag is larger than " + MOST + " bytes"
              : "its tag holds no chapters";
      case MP4 ->
          head(file) == 0
              ? "what it says of itself stands at its end, where it is not read"
              : "it holds no chapters near its beginning";
      case OGG -> "its comments hold no chapters";
      case OTHER -> "it carries no tag that could hold chapters";
    };
  }
}
