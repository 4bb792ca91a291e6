package tributary.ingest.identity;

import static tributary.ingest.identity.Names.Sort.DATE;
import static tributary.ingest.identity.Names.Sort.GUID;
import static tributary.ingest.identity.Names.Sort.LINK;
import static tributary.ingest.identity.Names.Sort.MEDIUM;
import static tributary.ingest.identity.Names.Sort.TITLE;
import static tributary.ingest.identity.Names.Sort.WORDS;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.ingest.identity.Names.Sort;

/// Finds for each entry of a document the item that it is. Names are tried from the strongest to
/// the weakest; a name counts only if one entry and one item bear it, among all that stand in the
/// document and all that is remembered: a guid or a link that several share names none of them.
final class Recognition {
  private static final List<Rule> RULES =
      List.of(
          // One guid for whatever the feed shows just now is no name.
          new Rule(
              (e, s, _) -> e.differs(LINK, s) && e.differs(TITLE, s) && e.differs(DATE, s), GUID),
          new Rule(Recognition::nothing, GUID, LINK),
          new Rule(Recognition::nothing, GUID, MEDIUM),
          new Rule(Recognition::nothing, GUID, TITLE),
          new Rule(Recognition::nothing, GUID, DATE),
          // Where guids are given, a link alone may be the page of a whole show.
          new Rule(
              (e, s, _) ->
                  (e.differs(GUID, s) && s.has(TITLE))
                      || (e.differs(DATE, s) && (!e.deep() || e.differs(TITLE, s))),
              LINK),
          new Rule((e, s, _) -> e.differs(MEDIUM, s) && e.differs(LINK, s), TITLE, DATE),
          new Rule((_, _, ownLink) -> !ownLink, LINK, DATE),
          new Rule(Recognition::nothing, LINK, WORDS),
          new Rule((e, s, ownLink) -> !ownLink || !e.deep() || e.differs(MEDIUM, s), LINK, TITLE),
          new Rule(Recognition::nothing, MEDIUM, TITLE),
          new Rule(Recognition::nothing, MEDIUM, DATE),
          new Rule(Recognition::nothing, MEDIUM, WORDS),
          new Rule((e, s, _) -> e.has(LINK) || s.has(LINK), TITLE, WORDS));

  /// @param doubt what speaks against an entry and an item being the same though the names fit
  private record Rule(Doubt doubt, List<Sort> by) {
    Rule(Doubt doubt, Sort... by) {
      this(doubt, List.of(by));
    }
  }

  @FunctionalInterface
  private interface Doubt {
    /// @param ownLink whether the entry's link is borne by it alone
    boolean of(Names entry, Names seen, boolean ownLink);
  }

  private static boolean nothing(Names entry, Names seen, boolean ownLink) {
    return false;
  }

  private static final int SEVERAL = -1;

  private final List<Names> entries;
  private final List<Names> remembered;
  private final Map<String, Integer> linked;
  private final Map<String, Integer> linkedInMemory;
  private final int[] found;
  private final Set<Integer> taken = new HashSet<>();

  private Recognition(List<Names> entries, List<Names> remembered) {
    this.entries = entries;
    this.remembered = remembered;
    this.linked = bearers(entries, List.of(LINK));
    this.linkedInMemory = bearers(remembered, List.of(LINK));
    this.found = new int[entries.size()];
    Arrays.fill(found, SEVERAL);
  }

  /// For each entry the place of its item among `remembered`, or -1 where it is new.
  static int[] of(List<Names> entries, List<Names> remembered) {
    Recognition recognition = new Recognition(entries, remembered);
    for (Rule rule : RULES) {
      if (recognition.taken.size() == entries.size()) {
        break;
      }
      recognition.apply(rule);
    }
    recognition.pairOff();
    return recognition.found;
  }

  private void apply(Rule rule) {
    Map<String, Integer> inDocument = bearers(entries, rule.by());
    Map<String, Integer> inMemory = bearers(remembered, rule.by());
    for (int i = 0; i < entries.size(); i++) {
      for (String name : entries.get(i).together(rule.by())) {
        int item = inMemory.getOrDefault(name, SEVERAL);
        boolean alone = item >= 0 && inDocument.getOrDefault(name, SEVERAL) == i;
        if (found[i] < 0 && alone && !doubtful(rule, i, item)) {
          take(i, item);
        }
      }
    }
  }

  private boolean doubtful(Rule rule, int entry, int item) {
    boolean ownLink =
        entries.get(entry).of(LINK).stream()
            .allMatch(link ->
                linked.getOrDefault(link, entry) == entry
                    && linkedInMemory.getOrDefault(link, item) == item);
    return rule.doubt().of(entries.get(entry), remembered.get(item), ownLink);
  }

  private void take(int entry, int item) {
    if (taken.add(item)) {
      found[entry] = item;
    }
  }

  /// Who bears a name: a place, or [#SEVERAL].
  private static Map<String, Integer> bearers(List<Names> all, List<Sort> by) {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (String name : all.get(i).together(by)) {
        found.merge(name, i, (a, b) -> a.equals(b) ? a : SEVERAL);
      }
    }
    return found;
  }

  /// Entries that share title, date and link with as many items are these items, whichever is
  /// which: else a feed of new guids at every fetch would bring them again each time.
  private void pairOff() {
    Map<String, Deque<Integer>> free = new HashMap<>();
    for (int i = 0; i < remembered.size(); i++) {
      if (!taken.contains(i)) {
        for (String name : remembered.get(i).together(List.of(TITLE, DATE))) {
          free.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(i);
        }
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      Integer item = found[i] >= 0 ? null : first(free, entries.get(i));
      if (item != null) {
        take(i, item);
      }
    }
  }

  private @Nullable Integer first(Map<String, Deque<Integer>> free, Names entry) {
    return entry.together(List.of(TITLE, DATE)).stream()
        .flatMap(name -> free.getOrDefault(name, new ArrayDeque<>()).stream())
        .filter(item -> !taken.contains(item))
        .filter(item -> !entry.differs(LINK, remembered.get(item)))
        .filter(item -> !entry.differs(MEDIUM, remembered.get(item)))
        .findFirst()
        .orElse(null);
  }
}
