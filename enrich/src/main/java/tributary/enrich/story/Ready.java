package tributary.enrich.story;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Probes held ready by their numbers in [Postings], each at the place that its number gives it:
/// the later one takes the place. An item is compared with a hundred others, so a look-up makes no
/// key and asks no hash. One thread.
final class Ready {
  private final @Nullable Probe[] probes;
  private final int[] numbers;

  /// @param most probes held, rounded down to a power of two
  Ready(int most) {
    int places = Integer.highestOneBit(Math.max(1, most));
    probes = new @Nullable Probe[places];
    numbers = new int[places];
  }

  /// The probe of a number; null where it is not held.
  @Nullable Probe get(int number) {
    int place = place(number);
    return numbers[place] == number ? probes[place] : null;
  }

  void put(int number, Probe probe) {
    int place = place(number);
    numbers[place] = number;
    probes[place] = probe;
  }

  void clear() {
    Arrays.fill(probes, null);
  }

  private int place(int number) {
    return number & (numbers.length - 1);
  }
}
