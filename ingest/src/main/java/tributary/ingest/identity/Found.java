package tributary.ingest.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tributary.events.feed.FeedStatus.Seen;
import tributary.ingest.source.Entry;
import tributary.ingest.source.Wording;

/// What one document brings.
///
/// @param newcomers oldest first
/// @param remembered of earlier visits: what still stands in the document, and of the rest the
///   newest
public record Found(List<Newcomer> newcomers, Map<String, Seen> remembered) {
  /// Entries read of one document, and items remembered of one feed.
  public static final int MOST = 2000;

  /// After its first edit an item has at most one version in this time. A later text is held back
  /// until then, and the latest wins.
  public static final Duration EDITS = Duration.ofDays(1);

  public Found {
    newcomers = List.copyOf(newcomers);
    remembered = Map.copyOf(remembered);
  }

  /// Compares a document with what is remembered of its feed.
  ///
  /// @param recent by identity
  /// @param now when the visit began
  public static Found in(List<Entry> document, Map<String, Seen> recent, Instant now) {
    return new Search(newest(document), recent, now).found();
  }

  /// Whether a text that was held back can be brought in by now: the document must be had once more
  /// then, though it be unchanged.
  public static boolean awaits(Map<String, Seen> recent, Instant now) {
    return recent.values().stream().anyMatch(seen -> seen.held() && due(seen, now));
  }

  /// What is remembered after a visit of what was before: all that still stands, and of the rest
  /// the newest, such that there is room for what arrives.
  public static Map<String, Seen> remembered(
      Set<String> standing, int arriving, Map<String, Seen> recent) {
    Map<String, Seen> remembered = new HashMap<>(recent);
    remembered.keySet().retainAll(standing);
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

  private static boolean due(Seen seen, Instant now) {
    return seen.revised() == null || !seen.revised().plus(EDITS).isAfter(now);
  }

  private static List<Entry> newest(List<Entry> document) {
    return document.stream()
        .sorted(Comparator.comparing(Found::date).reversed())
        .limit(MOST)
        .toList();
  }

  private static Instant date(Entry entry) {
    return entry.published() == null ? Instant.MAX : entry.published();
  }

  /// One document on its way.
  private record Search(List<Entry> document, Map<String, Seen> recent, Instant now) {

    Found found() {
      List<Repeats.Named> single = Repeats.without(document);
      List<String> identities = Identities.of(single, recent);
      List<Newcomer> newcomers = new ArrayList<>();
      Map<String, Seen> standing = new HashMap<>();
      for (int i = 0; i < single.size(); i++) {
        String identity = identities.get(i);
        Seen seen = recent.get(identity);
        Entry entry = single.get(i).entry();
        List<String> aliases = single.get(i).names().aliases(seen);
        boolean edited = seen != null && edited(seen, entry);
        if (seen == null || (edited && due(seen, now))) {
          newcomers.add(new Newcomer(entry, identity, aliases, seen));
        }
        if (seen != null) {
          standing.put(identity, seen.standing(edited ? null : entry.fingerprint(), aliases));
        }
      }
      newcomers.sort(Comparator.comparing(n -> date(n.entry())));
      int arriving = (int) newcomers.stream().filter(n -> n.before() == null).count();
      Map<String, Seen> remembered =
          new HashMap<>(Found.remembered(standing.keySet(), arriving, recent));
      remembered.putAll(standing);
      return new Found(newcomers, remembered);
    }

    /// What was remembered by other rules is taken to be unchanged, else every item would come once
    /// more with new rules.
    private static boolean edited(Seen seen, Entry entry) {
      String said = entry.fingerprint();
      return Wording.comparable(seen.fingerprint(), said) && !seen.fingerprint().equals(said);
    }
  }
}
