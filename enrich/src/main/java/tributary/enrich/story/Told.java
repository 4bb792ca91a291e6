package tributary.enrich.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A story as it is kept between two versions.
///
/// @param version of the story that these tellings make
/// @param tellings the latest of each member, in order of (first seen, item id)
record Told(int version, List<Telling> tellings) {
  /// More would make each version of the story slower, and at last no record. Who comes later keeps
  /// the story's id on `items`, but is not listed.
  private static final int MOST_MEMBERS = 500;

  private static final int MOST_CHARACTERS = 1 << 20;

  static final Told NOTHING = new Told(0, List.of());

  Told {
    tellings = List.copyOf(tellings);
  }

  /// This with one more telling, which takes the place of the member's earlier one; this itself
  /// where the story is full.
  Told with(Telling telling) {
    List<Telling> all = new ArrayList<>(tellings);
    all.removeIf(earlier -> earlier.member().item().equals(telling.member().item()));
    all.add(telling);
    if (!tellings.isEmpty() && full(all)) {
      return this;
    }
    all.sort(
        Comparator.comparing((Telling t) -> t.member().firstSeen())
            .thenComparing(t -> t.member().item()));
    return new Told(version + 1, all);
  }

  private static boolean full(List<Telling> tellings) {
    return tellings.size() > MOST_MEMBERS
        || tellings.stream().mapToLong(Telling::characters).sum() > MOST_CHARACTERS;
  }
}
