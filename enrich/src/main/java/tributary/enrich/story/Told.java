package tributary.enrich.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Segment;
import tributary.events.story.Member;
import tributary.events.story.Standing;

/// A story as it is kept between two versions.
///
/// @param version of the story that these tellings make
/// @param tellings the latest of each member, in order of (first seen, item id)
/// @param standing among the other stories; null where none is near it and none was merged with it
record Told(int version, List<Telling> tellings, @Nullable Standing standing) {
  /// More would make each version of the story slower, and at last no record. Who comes later keeps
  /// the story's id on `items`, but is not listed.
  static final int MOST_MEMBERS = 500;

  private static final int MOST_CHARACTERS = 1 << 20;

  private static final Comparator<Telling> ORDER =
      Comparator.comparing((Telling telling) -> telling.said().firstSeen())
          .thenComparing(telling -> telling.said().item());

  static final Told NOTHING = new Told(0, List.of(), null);

  Told {
    tellings = List.copyOf(tellings);
  }

  /// A story that was kept, its tellings in any order.
  static Told restored(int version, List<Telling> tellings, @Nullable Standing standing) {
    return new Told(version, tellings.stream().sorted(ORDER).toList(), standing);
  }

  /// The next version, with all that one cause brings; nothing where that changes nothing: the
  /// story is full, or nobody has told it yet.
  Optional<Told> with(List<Telling> brought) {
    List<Telling> all = new ArrayList<>(tellings);
    Standing stands = standing;
    for (Telling telling : brought) {
      if (telling.member() != null) {
        add(all, telling);
      }
      if (telling.standing() != null) {
        stands = telling.standing().settled();
        all.removeIf(told -> telling.standing().gone().contains(told.said().item()));
      }
    }
    all.sort(ORDER);
    Told next = new Told(version + 1, all, stands);
    boolean same = next.tellings.equals(tellings) && Objects.equals(stands, standing);
    return same || all.isEmpty() ? Optional.empty() : Optional.of(next);
  }

  /// Whether an item is a member.
  boolean lists(String item) {
    return tellings.stream().anyMatch(telling -> telling.said().item().equals(item));
  }

  /// A telling takes the place of the member's earlier one.
  private static void add(List<Telling> all, Telling telling) {
    Member member = telling.said();
    Optional<Telling> known =
        all.stream().filter(t -> t.said().item().equals(member.item())).findFirst();
    if (known.isPresent() && before(known.get().said(), member)) {
      return;
    }
    List<Telling> others =
        new ArrayList<>(all.stream().filter(t -> !t.said().item().equals(member.item())).toList());
    others.add(telling);
    if (others.size() == 1 || !full(others)) {
      all.clear();
      all.addAll(others);
    }
  }

  /// A later version counts; of two parts of one version of an episode, the first: there readers
  /// are led to.
  private static boolean before(Member known, Member other) {
    return known.version() > other.version()
        || (known.version() == other.version() && part(known) < part(other));
  }

  private static int part(Member member) {
    Segment segment = member.segment();
    return segment == null ? Integer.MAX_VALUE : segment.number();
  }

  private static boolean full(List<Telling> tellings) {
    return tellings.size() > MOST_MEMBERS
        || tellings.stream().mapToLong(Telling::characters).sum() > MOST_CHARACTERS;
  }
}
