package tributary.ingest.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.item.Ids;
import tributary.ingest.source.Entry;

/// An entry that is new to us, or says something else than before.
///
/// @param identity within the feed
/// @param before what is remembered of it; null where it is new
record Newcomer(Entry entry, String identity, @Nullable Seen before) {
  /// Entries read of one document, and items remembered of one feed.
  static final int MOST = 2000;

  private static final int MAX_IDENTITY = 200;

  /// What one document brings.
  ///
  /// @param newcomers oldest first
  /// @param remembered of earlier visits: what still stands in the document, and of the rest the
  ///   newest
  record Found(List<Newcomer> newcomers, Map<String, Seen> remembered) {}

  int version() {
    return before == null ? 1 : before.version() + 1;
  }

  String item(String feed) {
    return before == null ? Ids.hash(feed, identity) : before.item();
  }

  @Nullable Instant firstSeen() {
    return before == null ? null : before.firstSeen();
  }

  static Found among(List<Entry> document, Map<String, Seen> recent) {
    Map<String, Entry> byIdentity = identified(newest(document), recent);
    List<Newcomer> newcomers = new ArrayList<>();
    byIdentity.forEach((identity, entry) -> {
      Seen seen = recent.get(identity);
      if (seen == null || !seen.fingerprint().equals(entry.fingerprint())) {
        newcomers.add(new Newcomer(entry, identity, seen));
      }
    });
    newcomers.sort(Comparator.comparing(n -> date(n.entry())));
    int arriving = (int) newcomers.stream().filter(n -> n.before() == null).count();
    return new Found(newcomers, remembered(byIdentity.keySet(), arriving, recent));
  }

  private static List<Entry> newest(List<Entry> document) {
    return document.stream()
        .sorted(Comparator.comparing(Newcomer::date).reversed())
        .limit(MOST)
        .toList();
  }

  private static Instant date(Entry entry) {
    return entry.published() == null ? Instant.MAX : entry.published();
  }

  /// Two entries of one identity in a document are told apart by their links. An entry that was
  /// once told apart so keeps that name also when its twin has left.
  private static Map<String, Entry> identified(List<Entry> entries, Map<String, Seen> recent) {
    Map<String, Long> count =
        entries.stream().collect(Collectors.groupingBy(Entry::identity, Collectors.counting()));
    Map<String, Entry> found = new LinkedHashMap<>();
    for (Entry entry : entries) {
      String plain = key(entry.identity());
      String linked = key(entry.identity() + "\u001f" + entry.link());
      boolean twin = count.getOrDefault(entry.identity(), 0L) > 1 && !sameLinks(entry, entries);
      found.putIfAbsent(twin || recent.containsKey(linked) ? linked : plain, entry);
    }
    return found;
  }

  private static boolean sameLinks(Entry entry, List<Entry> entries) {
    return entries.stream()
        .filter(e -> e.identity().equals(entry.identity()))
        .allMatch(e -> String.valueOf(e.link()).equals(String.valueOf(entry.link())));
  }

  private static String key(String identity) {
    return identity.length() <= MAX_IDENTITY ? identity : Ids.hash(identity);
  }

  static Map<String, Seen> remembered(
      Set<String> standing, int arriving, Map<String, Seen> recent) {
    Map<String, Seen> remembered = new HashMap<>();
    recent.forEach((identity, seen) -> {
      if (standing.contains(identity)) {
        remembered.put(identity, seen);
      }
    });
    recent.entrySet().stream()
        .filter(e -> !standing.contains(e.getKey()))
        .sorted(
            Map.Entry.<String, Seen>comparingByValue(Comparator.comparing(Seen::firstSeen))
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(Math.max(0, MOST - remembered.size() - arriving))
        .forEach(e -> remembered.put(e.getKey(), e.getValue()));
    return remembered;
  }
}
