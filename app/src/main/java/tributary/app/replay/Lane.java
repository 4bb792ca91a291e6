package tributary.app.replay;

import java.util.Arrays;
import org.apache.kafka.common.TopicPartition;

/// What a replay reads of one raw partition.
///
/// @param start the first offset
/// @param target the offset behind the last record to be read
/// @param items versions of items; marks are none
/// @param warmUp how many of these are only there for what comes after them
/// @param bytes of these items, before they are packed
/// @param steps where every so many items lie, so that it can be told how many lie before
public record Lane(
    TopicPartition partition,
    long start,
    long target,
    int items,
    int warmUp,
    long bytes,
    Steps steps) {

  /// One in so many items is remembered.
  static final int STRIDE = 32;

  /// The offsets and stamps of the items number [#STRIDE], 2·[#STRIDE] and so on.
  static final class Steps {
    private long[] offsets = new long[16];
    private long[] stamps = new long[16];
    private int count;

    void add(long offset, long stamp) {
      if (count == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * count);
        stamps = Arrays.copyOf(stamps, 2 * count);
      }
      offsets[count] = offset;
      stamps[count++] = stamp;
    }

    private static int upTo(long[] values, int count, long value) {
      int found = Arrays.binarySearch(values, 0, count, value);
      return found < 0 ? -found - 1 : found + 1;
    }
  }

  /// About how many items lie before an offset.
  int before(long offset) {
    return offset >= target ? items : STRIDE * Steps.upTo(steps.offsets, steps.count, offset - 1);
  }

  /// About how many items were seen up to a time, in milliseconds.
  int seenUpTo(long stamp, long end) {
    return stamp >= end ? items : STRIDE * Steps.upTo(steps.stamps, steps.count, stamp);
  }
}
