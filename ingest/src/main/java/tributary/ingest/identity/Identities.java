package tributary.ingest.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.item.Ids;
import tributary.ingest.source.Entry;

/// The identity of each entry within its feed: the one that its item was given at first sight, or a
/// new one. It is made of the guid, else of the link, else of title and date; what that cannot tell
/// apart is told apart by the link, then by what is said.
final class Identities {
  private static final int LONGEST = 200;

  private Identities() {}

  /// In the order of the entries, each once.
  static List<String> of(List<Repeats.Named> entries, Map<String, Seen> recent) {
    Map<String, Seen> sorted = new TreeMap<>(recent);
    List<String> known = List.copyOf(sorted.keySet());
    List<Names> remembered =
        sorted.entrySet().stream().map(e -> Names.of(e.getKey(), e.getValue())).toList();
    int[] items = Recognition.of(entries.stream().map(Repeats.Named::names).toList(), remembered);
    Map<String, Long> guids =
        entries.stream()
            .collect(Collectors.groupingBy(e -> e.entry().identity(), Collectors.counting()));
    Set<String> used = new HashSet<>();
    for (int item : items) {
      used.add(item < 0 ? "" : known.get(item));
    }
    List<String> identities = new ArrayList<>();
    for (int i = 0; i < items.length; i++) {
      Entry entry = entries.get(i).entry();
      boolean twin = guids.getOrDefault(entry.identity(), 0L) > 1;
      String identity = items[i] >= 0 ? known.get(items[i]) : free(entry, twin, recent, used);
      used.add(identity);
      identities.add(identity);
    }
    return identities;
  }

  /// The first that no item has. One that was remembered before there were aliases has its identity
  /// for its only name, and is found by it.
  private static String free(
      Entry entry, boolean twin, Map<String, Seen> recent, Set<String> used) {
    String linked = entry.identity() + Names.JOINT + entry.link();
    return Stream.of(
            twin ? linked : entry.identity(),
            linked,
            linked + Names.JOINT + Ids.hash(entry.heading(), String.valueOf(entry.published())),
            linked + Names.JOINT + entry.fingerprint())
        .map(Identities::shortened)
        .filter(identity -> !used.contains(identity))
        .filter(identity -> nameless(recent.get(identity)))
        .findFirst()
        .orElseGet(() -> shortened(linked + Names.JOINT + used.size() + recent.size()));
  }

  private static boolean nameless(@Nullable Seen seen) {
    return seen == null || seen.aliases().isEmpty();
  }

  private static String shortened(String identity) {
    return identity.length() <= LONGEST ? identity : Ids.hash(identity);
  }
}
