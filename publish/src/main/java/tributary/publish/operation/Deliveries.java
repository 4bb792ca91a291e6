package tributary.publish.operation;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tributary.events.digest.Delivery;
import tributary.events.digest.Delivery.State;

/// How the deliveries of each edition stand, and those that a person may want to know of, from the
/// topic `deliveries`. Of what has arrived it keeps the number alone. Safe to share between
/// threads.
public final class Deliveries {
  private static final Comparator<Delivery> WORST_FIRST =
      Comparator.comparing(Delivery::state, Comparator.comparingInt(Deliveries::rank))
          .thenComparing(Delivery::at, Comparator.reverseOrder())
          .thenComparing(Delivery::key);

  private final Map<String, Delivery> open = new HashMap<>();
  private final Map<String, Map<State, Integer>> counts = new TreeMap<>();

  /// Takes in a record of `deliveries`.
  public synchronized void put(Delivery line) {
    Delivery last = open.remove(line.key());
    if (last != null) {
      count(last, -1);
    }
    count(line, 1);
    if (line.state() != State.SENT) {
      open.put(line.key(), line);
    }
  }

  private void count(Delivery line, int change) {
    counts
        .computeIfAbsent(line.edition(), edition -> new EnumMap<>(State.class))
        .merge(line.state(), change, Integer::sum);
  }

  /// How many lines of an edition stand so.
  public synchronized int count(String edition, State state) {
    return counts.getOrDefault(edition, Map.of()).getOrDefault(state, 0);
  }

  /// How many lines of all editions stand so.
  public synchronized Map<State, Integer> counts() {
    Map<State, Integer> sums = new EnumMap<>(State.class);
    counts.values().forEach(edition -> edition.forEach((s, n) -> sums.merge(s, n, Integer::sum)));
    return sums;
  }

  /// Whether a delivery, by its key, or any of an edition is held.
  public synchronized boolean held(String about) {
    Delivery line = open.get(about);
    return line != null ? line.state() == State.HELD : count(about, State.HELD) > 0;
  }

  /// Those that are held, put off or refused: the held ones first, then the newest.
  ///
  /// @param most as many at the most
  public synchronized List<Delivery> unsettled(int most) {
    return open.values().stream()
        .filter(line -> rank(line.state()) < 3)
        .sorted(WORST_FIRST)
        .limit(most)
        .toList();
  }

  private static int rank(State state) {
    return switch (state) {
      case HELD -> 0;
      case DEFERRED -> 1;
      case REFUSED -> 2;
      case CLAIMED, DATA, SENT -> 3;
    };
  }
}
