package tributary.ingest.podcast;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static tributary.ingest.podcast.Id3Tag.joined;
import static tributary.ingest.podcast.Id3Tag.number;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes MP4 files for tests.
final class Mp4File {
  static final byte[] BRAND = box("ftyp", "M4A ".getBytes(ISO_8859_1), number(0));
  static final byte[] SOUND = box("mdat", new byte[5000]);

  private Mp4File() {}

  static byte[] box(String type, byte[]... parts) {
    byte[] body = joined(parts);
    return joined(number(body.length + 8), type.getBytes(ISO_8859_1), body);
  }

  /// A movie with the chapter list of Nero.
  static byte[] nero(int version, Object... startsAndTitles) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(new byte[] {(byte) version, 0, 0, 0});
    parts.add(new byte[version == 1 ? 4 : 0]);
    parts.add(new byte[] {(byte) (startsAndTitles.length / 2)});
    for (int i = 0; i < startsAndTitles.length; i += 2) {
      byte[] title = ((String) startsAndTitles[i + 1]).getBytes(UTF_8);
      long start = (Integer) startsAndTitles[i] * 10_000_000L;
      parts.add(ByteBuffer.allocate(9).putLong(start).put((byte) title.length).array());
      parts.add(title);
    }
    return box("moov", box("udta", box("chpl", parts.toArray(byte[][]::new))));
  }

  /// A whole file with a text track that tells chapters of `seconds` each, two to a chunk.
  static byte[] quickTime(int seconds, byte[]... titles) {
    byte[][] samples =
        Arrays.stream(titles)
            .map(t -> joined(new byte[] {0, (byte) t.length}, t))
            .toArray(byte[][]::new);
    int movie = movie(seconds, samples, 0).length; // its offsets do not change its length
    int data = BRAND.length + movie + 8;
    return joined(BRAND, movie(seconds, samples, data), box("mdat", joined(samples)), SOUND);
  }

  private static byte[] movie(int seconds, byte[][] samples, int data) {
    byte[] sizes = joined(Arrays.stream(samples).map(s -> number(s.length)).toArray(byte[][]::new));
    int chunks = (samples.length + 1) / 2;
    byte[][] offsets = new byte[chunks][];
    int at = data;
    for (int i = 0; i < samples.length; i++) {
      if (i % 2 == 0) {
        offsets[i / 2] = number(at);
      }
      at += samples[i].length;
    }
    byte[] table =
        box(
            "stbl",
            box("stts", number(0), number(1), number(samples.length), number(seconds * 600)),
            box("stsc", number(0), number(1), number(1), number(2), number(1)),
            box("stsz", number(0), number(0), number(samples.length), sizes),
            box("stco", number(0), number(chunks), joined(offsets)));
    return box(
        "moov",
        box("trak", box("tkhd", new byte[12], number(1)), box("tref", box("chap", number(7)))),
        box(
            "trak",
            box("tkhd", new byte[12], number(7)),
            box(
                "mdia",
                box("mdhd", new byte[12], number(600), number(0)),
                box("hdlr", new byte[8], "text".getBytes(ISO_8859_1)),
                box("minf", table))));
  }
}
