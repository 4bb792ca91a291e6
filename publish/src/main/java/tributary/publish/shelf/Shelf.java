package tributary.publish.shelf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.events.topic.Marked;

/// Stories and the time up to which they are complete, from the topic `stories`. For one thread.
///
/// An edition may only use what was known at its end. Of each story the shelf therefore keeps the
/// latest version, and of those before it the ones between which and the next an edition ends,
/// until [#forgetBefore]. Where the version of a time is not there (an edition that was made early
/// is made again, or compaction has taken it away while a publisher was off), the oldest one that
/// is later gets cut down to the members first seen by then.
public final class Shelf {
  private static final Comparator<Story> OLDEST_FIRST = Comparator.comparingInt(Story::version);

  /// When editions end.
  public interface Ends {
    /// Whether one ends after an instant, and by another.
    boolean within(Instant after, Instant upTo);
  }

  private final Map<String, List<Story>> versions = new TreeMap<>();

  /// Ids of stories of which a version may be dropped once more time is complete.
  private final Set<String> unsettled = new HashSet<>();

  private final Map<Integer, Instant> marks = new HashMap<>();
  private final int partitions;
  private final Ends ends;
  private Instant begin = Instant.MIN;

  /// @param partitions of the topic `stories`
  /// @param ends of all editions that are made by themselves
  public Shelf(int partitions, Ends ends) {
    this.partitions = partitions;
    this.ends = ends;
  }

  /// From when on it knows what was told.
  public Instant begin() {
    return begin;
  }

  /// Takes in a record of `stories`; null forgets the story.
  public void put(int partition, String key, @Nullable Marked<Story> marked) {
    switch (marked) {
      case null -> versions.remove(key);
      case Marked.Value<Story>(Story story) -> add(story);
      case Marked.Mark<Story>(String from, Instant upTo) -> {
        marks.merge(partition, upTo, (a, b) -> a.isAfter(b) ? a : b);
        closed().ifPresent(now -> unsettled.removeIf(id -> settled(versions.get(id), now)));
      }
    }
  }

  /// Drops the versions that no edition can ask for: one that is made early ends where the stories
  /// are complete, or later.
  ///
  /// @return whether nothing more can be dropped before there is another version
  private boolean settled(@Nullable List<Story> known, Instant closed) {
    if (known == null) {
      return true;
    }
    for (int i = known.size() - 2; i >= 0; i--) {
      Instant next = known.get(i + 1).closedAt();
      if (next.isBefore(closed) && !ends.within(known.get(i).closedAt(), next)) {
        known.remove(i);
      }
    }
    return known.getLast().closedAt().isBefore(closed);
  }

  private void add(Story story) {
    List<Story> known = versions.computeIfAbsent(story.id(), id -> new ArrayList<>());
    known.removeIf(other -> other.version() >= story.version());
    known.add(story);
    known.sort(OLDEST_FIRST);
    if (known.size() > 1) {
      unsettled.add(story.id());
    }
  }

  /// Up to when the stories are complete: the minimum over the partitions' marks. Empty while a
  /// partition has none.
  public Optional<Instant> closed() {
    return marks.size() < partitions
        ? Optional.empty()
        : marks.values().stream().min(Instant::compareTo);
  }

  /// How many stories lie on it.
  public int size() {
    return versions.size();
  }

  /// How many versions of them.
  int versions() {
    return versions.values().stream().mapToInt(List::size).sum();
  }

  /// Whether anything was seen before `end`: a sign that the house was running then.
  public boolean reachesBefore(Instant end) {
    return versions.values().stream()
        .anyMatch(known -> known.getFirst().members().getFirst().firstSeen().isBefore(end));
  }

  /// Every story as it was known just before `end`, by id; stories merged into another one are told
  /// there alone.
  public List<Story> asOf(Instant end) {
    List<Story> stories =
        versions.values().stream()
            .map(known -> asOf(known, end))
            .flatMap(Optional::stream)
            .filter(story -> story.mergedInto() == null)
            .toList();
    Set<String> merged = new HashSet<>();
    stories.forEach(story -> merged.addAll(story.aliases()));
    return stories.stream().filter(story -> !merged.contains(story.id())).toList();
  }

  /// The latest version of a story.
  public Optional<Story> latest(String id) {
    return Optional.ofNullable(versions.get(id)).map(List::getLast);
  }

  /// The latest version of every story, merged ones too, by id.
  public List<Story> latest() {
    return versions.values().stream().map(List::getLast).toList();
  }

  /// Drops versions that no edition ending at or after `end` can ask for.
  public void forgetBefore(Instant end) {
    versions.values().forEach(known -> forgetBefore(known, end));
  }

  /// Drops stories of which nothing was told from `begin` on: nothing of them can be news after it.
  public void dropBefore(Instant begin) {
    this.begin = begin;
    versions.values().removeIf(known -> known.getLast().closedAt().isBefore(begin));
  }

  private static void forgetBefore(List<Story> known, Instant end) {
    while (known.size() > 1 && known.get(1).closedAt().isBefore(end)) {
      known.removeFirst();
    }
  }

  private static Optional<Story> asOf(List<Story> known, Instant end) {
    return known.reversed().stream()
        .filter(story -> story.closedAt().isBefore(end))
        .findFirst()
        .or(() -> cut(known.getFirst(), end));
  }

  /// What of a story was known just before `end`; empty where nothing was.
  public static Optional<Story> cut(Story story, Instant end) {
    List<Member> members =
        story.members().stream().filter(member -> member.firstSeen().isBefore(end)).toList();
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Set<String> items = new HashSet<>();
    members.forEach(member -> items.add(member.item()));
    Story told = story.toldBy(members, claim -> known(claim, items));
    return Optional.of(told.closed(members.getLast().firstSeen()));
  }

  private static Optional<Claim> known(Claim claim, Set<String> items) {
    boolean all = claim.citations().stream().allMatch(citation -> items.contains(citation.item()));
    return all ? Optional.of(claim) : Optional.empty();
  }
}
