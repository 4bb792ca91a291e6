package tributary.enrich.story;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Evidence;

/// How two groups of voices stand to each other on average (average link, UPGMA; Sokal and Michener
/// 1958). A single item that may join a story is a group of one. Pure.
///
/// The parts of one episode are one voice, as near to another as the nearest of them; the episode
/// is not held against itself. Who was never compared counts as unlike.
///
/// @param mean likeness of the voices of one group to those of the other, 0 to 1000
/// @param nearest the pair that is most alike; null where no two were compared
/// @param vetoed a pair whose numbers of a series say two stories; null without
/// @param outletApart whether a feed tells both in items that are not alike by themselves: an
///   outlet tells an event once, and its posts on one product are alike in their words
record Link(int mean, @Nullable Tie nearest, @Nullable Tie vetoed, boolean outletApart) {

  /// Two voices that were compared.
  ///
  /// @param item the one
  /// @param other the other
  /// @param evidence what was found, whichever of the two came later
  record Tie(String item, String other, Evidence evidence) {
    /// The nearest first; never two alike.
    static final Comparator<Tie> NEAREST =
        Comparator.comparingInt((Tie tie) -> -tie.evidence().score())
            .thenComparing(Tie::other)
            .thenComparing(Tie::item);

    private boolean withinOneItem() {
      return PassageId.item(item).equals(PassageId.item(other));
    }
  }

  /// Whether nothing but the mean speaks against its being one story.
  boolean allowed() {
    return vetoed == null && !outletApart;
  }

  /// @param compared how a voice stands to earlier ones, by their id
  /// @param alike likeness from which two items of one feed tell the same, 0 to 1000
  static Link between(
      List<Voice> own,
      List<Voice> others,
      Function<String, Map<String, Evidence>> compared,
      int alike) {
    List<Tie> ties = ties(own, others, compared);
    Set<String> ownItems = items(own);
    Set<String> otherItems = items(others);
    long both = ownItems.stream().filter(otherItems::contains).count();
    long possible = (long) ownItems.size() * otherItems.size() - both;
    Map<List<String>, Integer> best = new HashMap<>();
    ties.forEach(tie ->
        best.merge(
            List.of(PassageId.item(tie.item()), PassageId.item(tie.other())),
            tie.evidence().score(),
            Math::max));
    long sum = best.values().stream().mapToLong(Integer::longValue).sum();
    return new Link(
        possible == 0 ? 0 : (int) (sum / possible),
        ties.stream().min(Tie.NEAREST).orElse(null),
        ties.stream().filter(tie -> tie.evidence().veto() != null).min(Tie.NEAREST).orElse(null),
        outletApart(own, others, ties, alike));
  }

  private static Set<String> items(List<Voice> voices) {
    return voices.stream().map(Voice::whole).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Tie> ties(
      List<Voice> own, List<Voice> others, Function<String, Map<String, Evidence>> compared) {
    Set<Tie> ties = new HashSet<>();
    Set<String> theirs = others.stream().map(Voice::item).collect(Collectors.toSet());
    Set<String> ours = own.stream().map(Voice::item).collect(Collectors.toSet());
    for (Voice voice : own) {
      compared
          .apply(voice.item())
          .forEach((other, evidence) -> {
            if (theirs.contains(other)) {
              ties.add(new Tie(voice.item(), other, evidence));
            }
          });
    }
    for (Voice voice : others) {
      compared
          .apply(voice.item())
          .forEach((other, evidence) -> {
            if (ours.contains(other)) {
              ties.add(new Tie(other, voice.item(), evidence.of(voice.whole())));
            }
          });
    }
    return ties.stream().filter(tie -> !tie.withinOneItem()).toList();
  }

  private static boolean outletApart(
      List<Voice> own, List<Voice> others, List<Tie> ties, int alike) {
    Map<String, Set<String>> ours = byFeed(own);
    Map<String, Set<String>> theirs = byFeed(others);
    for (Map.Entry<String, Set<String>> feed : ours.entrySet()) {
      Set<String> ownItems = feed.getValue();
      Set<String> otherItems = theirs.getOrDefault(feed.getKey(), Set.of());
      boolean both = !otherItems.isEmpty() && (ownItems.size() > 1 || !ownItems.equals(otherItems));
      if (both && ties.stream().noneMatch(tie -> alike(tie, ownItems, otherItems, alike))) {
        return true;
      }
    }
    return false;
  }

  private static boolean alike(Tie tie, Set<String> own, Set<String> others, int alike) {
    return tie.evidence().score() >= alike
        && own.contains(PassageId.item(tie.item()))
        && others.contains(PassageId.item(tie.other()));
  }

  private static Map<String, Set<String>> byFeed(List<Voice> voices) {
    Map<String, Set<String>> byFeed = new TreeMap<>();
    voices.forEach(
        voice -> byFeed.computeIfAbsent(voice.feed(), f -> new TreeSet<>()).add(voice.whole()));
    return byFeed;
  }
}
