package tributary.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tributary.enrich.story.AverageLink.Decision;
import tributary.events.story.Assignment;
import tributary.events.story.Cause;
import tributary.events.story.Evidence;
import tributary.events.story.Placement;
import tributary.events.story.Standing;

/// All that is decided by one version of an item: where it and its parts go, whom it makes be told
/// again, and which stories stand otherwise than before. One thread.
final class Ruling {
  private final String item;
  private final Verdict head;
  private final SortedMap<Integer, Decision> decisions = new TreeMap<>();
  private final SortedMap<String, Placed> retold = new TreeMap<>();
  private final Set<String> changed = new TreeSet<>();
  private final Map<String, Set<String>> gone = new TreeMap<>();

  /// @param head says the item's version, time and partition
  Ruling(Verdict head) {
    this.item = PassageId.item(head.item());
    this.head = head;
  }

  /// Whether a passage is of this item: then it is told with it, never again.
  private boolean owns(String passage) {
    return PassageId.item(passage).equals(item);
  }

  /// Where a passage goes.
  void place(String passage, Decision decision) {
    decisions.put(PassageId.number(passage), decision);
  }

  /// Why a passage is where it is, now that its story has been merged, if it is of this item.
  void explain(String passage, Evidence evidence) {
    if (owns(passage)) {
      decisions.computeIfPresent(
          PassageId.number(passage),
          (number, before) -> new Decision(before.story(), before.duplicateOf(), evidence));
    }
  }

  /// That a member of a story is told again, if it is known.
  void retell(String passage, Memory memory) {
    Placed place = owns(passage) ? null : memory.placed(passage, head.at());
    if (place != null) {
      retold.put(passage, place);
    }
  }

  /// That a story has taken somebody in: if it is told only now, all who were in it are told.
  void grow(OpenStory before, OpenStory after, Memory memory) {
    if (after.told() && !before.told()) {
      before.members().forEach(member -> retell(member, memory));
      if (!after.aliases().isEmpty()) {
        change(after.id());
      }
    }
  }

  /// That a member has left a story for another.
  void leave(String story, String passage) {
    gone.computeIfAbsent(story, s -> new TreeSet<>()).add(PassageId.item(passage));
    changed.add(story);
  }

  /// That a story stands otherwise than before.
  void change(String story) {
    changed.add(story);
  }

  /// What goes out: the item's own assignment first.
  List<Assignment> assignments(Memory memory) {
    Instant at = head.at();
    Decision whole = decisions.get(0);
    if (whole == null) {
      throw new IllegalStateException("only parts of " + item + " were decided");
    }
    List<Assignment> all = new ArrayList<>();
    all.add(
        new Assignment(
            item,
            head.version(),
            at,
            memory.current(whole.story(), at),
            text(whole.duplicateOf()),
            whole.evidence(),
            head.partition(),
            placements(memory),
            changed.stream().map(story -> standing(story, memory)).toList(),
            null));
    Cause cause = new Cause(at, item, head.version());
    retold.forEach((passage, place) -> all.add(again(passage, place, cause, memory)));
    return all;
  }

  private static Assignment again(String passage, Placed place, Cause cause, Memory memory) {
    return new Assignment(
        passage,
        place.latest().version(),
        place.latest().at(),
        memory.current(place.story(), cause.at()),
        text(place.duplicateOf()),
        memory.evidence(passage),
        place.latest().partition(),
        List.of(),
        List.of(),
        cause);
  }

  private List<Placement> placements(Memory memory) {
    List<Placement> placements = new ArrayList<>();
    decisions
        .tailMap(1)
        .forEach((number, decision) -> {
          OpenStory story = memory.story(decision.story(), head.at());
          placements.add(
              new Placement(
                  number,
                  memory.current(decision.story(), head.at()),
                  story == null || story.told(),
                  text(decision.duplicateOf()),
                  decision.evidence()));
        });
    return placements;
  }

  private Standing standing(String id, Memory memory) {
    String current = memory.current(id, head.at());
    OpenStory story = memory.story(id, head.at());
    return story == null || !current.equals(id)
        ? new Standing(id, List.of(), List.of(), current, List.of())
        : new Standing(id, story.related(), story.aliases(), null, gone(story));
  }

  /// An episode that is still in the story with another part has not left it.
  private List<String> gone(OpenStory story) {
    Set<String> left = new TreeSet<>(gone.getOrDefault(story.id(), Set.of()));
    story.members().forEach(member -> left.remove(PassageId.item(member)));
    return List.copyOf(left);
  }

  private static @Nullable String text(@Nullable String passage) {
    return passage == null ? null : PassageId.item(passage);
  }
}
