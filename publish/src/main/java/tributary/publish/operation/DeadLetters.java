package tributary.publish.operation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The newest of what could not be handled and is not settled, and how many there are. Safe to
/// share between threads.
public final class DeadLetters {
  private static final int KEPT = 20;

  private final Deque<DeadLetter> newest = new ArrayDeque<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> settled = new HashSet<>();

  /// Takes in a record of `dead-letters`.
  public synchronized void put(DeadLetter letter) {
    if (settled.contains(letter.id()) || !open.add(letter.id())) {
      return;
    }
    newest.addFirst(letter);
    if (newest.size() > KEPT) {
      newest.removeLast();
    }
  }

  /// Takes in that it was decided about a letter, which may be read later than the decision.
  public synchronized void settle(String id) {
    settled.add(id);
    open.remove(id);
    newest.removeIf(letter -> letter.id().equals(id));
  }

  /// How many are open; the topic keeps them for a month.
  public synchronized int count() {
    return open.size();
  }

  /// The last ones, newest first.
  public synchronized List<DeadLetter> newest() {
    return List.copyOf(newest);
  }
}
