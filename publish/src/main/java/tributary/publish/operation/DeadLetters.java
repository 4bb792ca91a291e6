package tributary.publish.operation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest of what could not be handled, and how many there are. Safe to share between threads.
public final class DeadLetters {
  private static final int KEPT = 20;

  private final Deque<DeadLetter> newest = new ArrayDeque<>();
  private int count;

  /// Takes in a record of `dead-letters`.
  public synchronized void put(DeadLetter letter) {
    count++;
    newest.addFirst(letter);
    if (newest.size() > KEPT) {
      newest.removeLast();
    }
  }

  /// How many were read; the topic keeps them for a month.
  public synchronized int count() {
    return count;
  }

  /// The last ones, newest first.
  public synchronized List<DeadLetter> newest() {
    return List.copyOf(newest);
  }
}
