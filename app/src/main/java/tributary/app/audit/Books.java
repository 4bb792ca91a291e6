package tributary.app.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tributary.app.audit.Tally.Fate;
import tributary.events.letter.Letter;
import tributary.events.letter.Place;

/// Matches what went in with what came out, version by version: a loss here and a repeat there do
/// not cancel out. Some 60 bytes of memory stay for each version that is settled. One thread.
final class Books {
  private static final int MOST_FAULTS = 100;

  private final Map<Integer, Tally> tallies = new TreeMap<>();
  private final PriorityQueue<Fetched> open =
      new PriorityQueue<>(
          Comparator.comparingLong(Fetched::at)
              .thenComparingLong(fetched -> fetched.place.offset()));
  private final Map<String, Long> promised = new HashMap<>();
  private final Map<String, Said> items = new HashMap<>();
  private final Set<Long> settled = new HashSet<>();
  private final Set<Long> stories = new HashSet<>();
  private final Map<Place, Integer> letters = new HashMap<>();
  private final List<Fetched> lost = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int faulty;

  /// A value on a raw topic.
  ///
  /// @param key its version; null where it cannot be read
  /// @param at from when on it must be accounted for
  private record Fetched(Place place, @Nullable String key, long at) {}

  /// A version on `items`.
  private record Said(Fate fate, @Nullable String story, long at) {}

  /// Takes in what is on a raw topic.
  void raw(ConsumerRecord<String, byte[]> record) {
    Version version = Version.read(record.value());
    String lane = record.topic() + "-" + record.partition();
    if (version.mark() != null) {
      promised.merge(lane, version.mark().upTo().toEpochMilli(), Math::max);
      return;
    }
    // What breaks its writer's promise counts as seen just after it (docs/time.md).
    long at = Math.max(record.timestamp(), promised.getOrDefault(lane, -1L) + 1);
    Place place = new Place(record.topic(), record.partition(), record.offset());
    open.add(new Fetched(place, version.key(), at));
  }

  /// Takes in what is on `items`.
  void item(ConsumerRecord<String, byte[]> record) {
    Version version = Version.read(record.value());
    String key = version.key();
    if (key == null) {
      fault("items " + where(record) + " cannot be read");
    } else if (items.containsKey(key) || settled.contains(hash(key))) {
      fault("item " + key + " is twice on items, again at " + where(record));
    } else {
      items.put(key, new Said(version.fate(), version.story(), record.timestamp()));
    }
  }

  /// Takes in a story of that id.
  void story(String id) {
    stories.add(hash(id));
  }

  /// Takes in a dead letter of the run that is audited, or of no run.
  ///
  /// @param raw whether it came from a raw topic, or was to go there
  void letter(ConsumerRecord<String, byte[]> record, Letter letter, boolean raw) {
    Place origin = letter.origin();
    if (origin == null || !raw) {
      return;
    }
    if (letter.room().equals("ingest")) {
      tally(origin.partition()).count(Fate.REJECTED);
      return;
    }
    if (letters.merge(origin, 1, Integer::sum) > 1) {
      fault(origin + " is twice in the dead letters, again at " + where(record));
    }
  }

  /// Settles all over which time has closed.
  void settle(Instant closed) {
    List<Fetched> due = new ArrayList<>(lost);
    lost.clear();
    while (!open.isEmpty() && open.element().at() <= closed.toEpochMilli()) {
      due.add(open.remove());
    }
    for (Fetched fetched : due) {
      Fate fate = fate(fetched);
      if (fate == null) {
        lost.add(fetched);
      } else {
        tally(fetched.place().partition()).count(fate);
      }
    }
  }

  private @Nullable Fate fate(Fetched fetched) {
    if (letters.containsKey(fetched.place())) {
      return Fate.DEAD_LETTERED;
    }
    String key = fetched.key();
    if (key == null) {
      return null;
    }
    Said said = items.get(key);
    if (said == null) {
      return settled.contains(hash(key)) ? Fate.FILTERED : null;
    }
    if (said.story() == null || !stories.contains(hash(said.story()))) {
      return null;
    }
    items.remove(key);
    settled.add(hash(key));
    return said.fate();
  }

  /// What is found by now.
  ///
  /// @param closed as it was settled
  Findings findings(Instant closed) {
    List<String> all = new ArrayList<>(faults);
    Map<Integer, Long> waiting = new HashMap<>();
    open.forEach(fetched -> waiting.merge(fetched.place().partition(), 1L, Long::sum));
    Map<Integer, Long> missing = new HashMap<>();
    for (Fetched fetched : lost) {
      missing.merge(fetched.place().partition(), 1L, Long::sum);
      all.add(missing(fetched));
    }
    items.forEach((key, said) -> {
      if (said.at() <= closed.toEpochMilli() && !awaited(key)) {
        all.add("item " + key + " is on items, and was never fetched");
      }
    });
    waiting.keySet().forEach(this::tally);
    missing.keySet().forEach(this::tally);
    Map<Integer, Conservation> partitions = new TreeMap<>();
    tallies.forEach((partition, tally) ->
        partitions.put(
            partition,
            tally.with(waiting.getOrDefault(partition, 0L), missing.getOrDefault(partition, 0L))));
    return new Findings(
        closed,
        partitions,
        all.subList(0, Math.min(MOST_FAULTS, all.size())),
        faulty + all.size() - faults.size());
  }

  private boolean awaited(String key) {
    return lost.stream().anyMatch(fetched -> key.equals(fetched.key()))
        || open.stream().anyMatch(fetched -> key.equals(fetched.key()));
  }

  private String missing(Fetched fetched) {
    String key = fetched.key();
    if (key == null) {
      return fetched.place() + " cannot be read, and is not in the dead letters";
    }
    Said said = items.get(key);
    return said == null
        ? "item %s of %s is neither on items nor in the dead letters"
            .formatted(key, fetched.place())
        : "item %s is on items, and its story %s is not told".formatted(key, said.story());
  }

  /// Notes what is wrong.
  void fault(String sentence) {
    faulty++;
    if (faults.size() < MOST_FAULTS) {
      faults.add(sentence);
    }
  }

  private Tally tally(int partition) {
    return tallies.computeIfAbsent(partition, p -> new Tally());
  }

  private static String where(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + " @ " + record.offset();
  }

  /// Of 64 bits: among ten million versions two share one with a chance of one in 370,000.
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }
}
