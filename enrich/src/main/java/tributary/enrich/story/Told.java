package tributary.enrich.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A story as it is kept between two versions.
///
/// @param version of the story that these tellings make
/// @param tellings the latest of each member, in order of (first seen, item id)
record Told(int version, List<Telling> tellings) {
  static final Told NOTHING = new Told(0, List.of());

  Told {
    tellings = List.copyOf(tellings);
  }

  /// This with one more telling, which takes the place of the member's earlier one.
  Told with(Telling telling) {
    List<Telling> all = new ArrayList<>(tellings);
    all.removeIf(earlier -> earlier.member().item().equals(telling.member().item()));
    all.add(telling);
    all.sort(
        Comparator.comparing((Telling t) -> t.member().firstSeen())
            .thenComparing(t -> t.member().item()));
    return new Told(version + 1, all);
  }
}
