package tributary.ingest.podcast;

import java.util.ArrayList;
import java.util.List;

/// Where the samples of a track lie in the file, as its sample table (`stbl`) tells by run lengths.
final class Mp4Samples {
  /// More than chapters are kept.
  private static final int MOST = 1000;

  private static final int HEAD = 8;

  private Mp4Samples() {}

  /// @param start in units of the track's time scale
  /// @param at from the file's beginning
  record Sample(long start, long at, long size) {}

  static List<Sample> of(Mp4Box table) {
    Mp4Box times = table.below("stts");
    Mp4Box chunks = table.below("stsc");
    Mp4Box sizes = table.below("stsz");
    Mp4Box narrow = table.below("stco");
    Mp4Box offsets = narrow == null ? table.below("co64") : narrow;
    if (times == null || chunks == null || sizes == null || offsets == null) {
      return List.of();
    }
    int count = (int) Math.min(MOST, sizes.number(HEAD));
    List<Long> starts = starts(times, count);
    List<Sample> samples = new ArrayList<>();
    long chunk = 0;
    long at = 0;
    long left = 0;
    for (int i = 0; i < Math.min(count, starts.size()); i++) {
      if (left == 0) {
        at = offset(offsets, chunk);
        chunk++;
        left = perChunk(chunks, chunk);
      }
      long size = sizes.number(4) == 0 ? sizes.number(HEAD + 4 + 4 * i) : sizes.number(4);
      samples.add(new Sample(starts.get(i), at, size));
      at += size;
      left--;
    }
    return samples;
  }

  private static List<Long> starts(Mp4Box times, int most) {
    List<Long> starts = new ArrayList<>();
    long now = 0;
    for (int run = 0; run < times.number(4) && starts.size() < most; run++) {
      long count = times.number(HEAD + 8 * run);
      long length = times.number(HEAD + 8 * run + 4);
      for (long i = 0; i < count && starts.size() < most; i++) {
        starts.add(now);
        now += length;
      }
    }
    return starts;
  }

  private static long offset(Mp4Box offsets, long chunk) {
    return offsets.type().equals("co64")
        ? offsets.body().getLong(HEAD + 8 * (int) chunk)
        : offsets.number(HEAD + 4 * (int) chunk);
  }

  /// Samples in a chunk, counted from 1: as the last run says that begins at or before it.
  private static long perChunk(Mp4Box chunks, long chunk) {
    long samples = 1;
    for (int run = 0; run < Math.min(MOST, chunks.number(4)); run++) {
      if (chunks.number(HEAD + 12 * run) > chunk) {
        break;
      }
      samples = chunks.number(HEAD + 12 * run + 4);
    }
    return Math.max(1, samples);
  }
}
