package tributary.enrich.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which earlier items hold a routing key, newest first: an inverted index in memory, rebuilt from
/// the journal at start. One thread.
final class Postings {
  private final Map<String, Deque<String>> byKey = new HashMap<>();

  /// Forgets everything.
  void clear() {
    byKey.clear();
  }

  /// Adds an item; items are added in order.
  ///
  /// @param order its place in the journal
  void add(String order, List<String> keys) {
    keys.forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayDeque<>()).addFirst(order));
  }

  /// Places in the journal of the newest `perKey` items of each key, each place once, in order.
  Set<String> newest(List<String> keys, int perKey) {
    List<String> found = new ArrayList<>();
    for (String key : keys) {
      Iterator<String> newest = byKey.getOrDefault(key, new ArrayDeque<>()).iterator();
      for (int i = 0; i < perKey && newest.hasNext(); i++) {
        found.add(newest.next());
      }
    }
    found.sort(null);
    return new LinkedHashSet<>(found);
  }

  /// Forgets the oldest item, which is `order`.
  void remove(String order, List<String> keys) {
    for (String key : keys) {
      Deque<String> postings = byKey.get(key);
      if (postings != null) {
        postings.removeLastOccurrence(order);
        if (postings.isEmpty()) {
          byKey.remove(key);
        }
      }
    }
  }
}
