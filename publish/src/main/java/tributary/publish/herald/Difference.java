package tributary.publish.herald;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;
import tributary.events.run.Live;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.publish.log.Passed;
import tributary.publish.log.TopicReader;

/// What subscribers have to be told so that they have what a run has: nothing of what is the same
/// but for its version. Asked again after it was told in part, it is the rest. Costs some 200 bytes
/// of memory a story while it is at work. For one thread.
final class Difference {
  private final Cluster cluster;
  private final Live live;
  private final String client;
  private final BooleanSupplier stop;
  private final Topic<Marked<Story>> run;
  private final Topic<Marked<Story>> told;
  private final Map<String, Case> cases = new HashMap<>();
  private final Map<String, String> survivors = new HashMap<>();
  private final Map<Integer, ConsumerRecord<String, byte[]>> marks = new TreeMap<>();
  private final Map<Integer, Stand> stands = new TreeMap<>();
  private int greatest;

  /// A story's latest record on the run's topic, and on the subscribers'.
  private static final class Case {
    private @Nullable Entry found;
    private @Nullable Entry known;
  }

  /// @param content hash of what it tells
  private record Entry(long offset, int version, String content) {
    static Entry of(ConsumerRecord<String, byte[]> entry, Story story) {
      return new Entry(entry.offset(), story.version(), Ids.hash(story.bare().toString()));
    }
  }

  /// @param cluster with the live run
  Difference(Cluster cluster, Live live, String client, BooleanSupplier stop) {
    this.cluster = cluster;
    this.live = live;
    this.client = client;
    this.stop = stop;
    this.run = cluster.topics().stories();
    this.told = cluster.topics().told();
  }

  /// Compares, and hands over what there is to tell; the marks that subscribers may be given come
  /// last. Nothing that is told before they are counts as told.
  ///
  /// @return from where to go on, by partition
  Map<Integer, Stand> tell(Consumer<Passed<?>> out) {
    Map<Integer, Long> ends = readRun();
    readTold();
    int base = base();
    ends.forEach((partition, end) ->
        stands.merge(
            partition,
            new Stand(end, base, Instant.EPOCH),
            (known, fresh) -> new Stand(end, base, known.closed())));
    retell(base, out);
    takeBack(base, out);
    marks.forEach((partition, mark) -> mark(partition, mark, out));
    return stands;
  }

  private Map<Integer, Long> readRun() {
    try (TopicReader reader = new TopicReader(cluster, client)) {
      reader.receive(run, this::found);
      reader.toEnd(stop);
      return reader.positions(run);
    }
  }

  private void found(ConsumerRecord<String, byte[]> entry, @Nullable Marked<Story> marked) {
    switch (marked) {
      case null -> cases.remove(entry.key());
      case Marked.Value<Story>(Story story) -> {
        story.aliases().forEach(alias -> survivors.put(alias, story.id()));
        cases.computeIfAbsent(entry.key(), key -> new Case()).found = Entry.of(entry, story);
      }
      case Marked.Mark<Story> mark -> marks.put(entry.partition(), entry);
    }
  }

  private void readTold() {
    try (TopicReader reader = new TopicReader(cluster, client)) {
      reader.receive(told, this::known);
      reader.toEnd(stop);
    }
  }

  private void known(ConsumerRecord<String, byte[]> entry, @Nullable Marked<Story> marked) {
    switch (marked) {
      case null -> {
        Case known = cases.get(entry.key());
        if (known != null) {
          known.known = null;
        }
      }
      case Marked.Value<Story>(Story story) -> {
        greatest = Math.max(greatest, story.version());
        cases.computeIfAbsent(entry.key(), key -> new Case()).known = Entry.of(entry, story);
      }
      case Marked.Mark<Story>(String from, Instant upTo) ->
          stands.put(entry.partition(), new Stand(0, 0, upTo));
    }
  }

  /// That of the switch; more where it was told of further versions since that was counted.
  private int base() {
    boolean rises =
        cases.values().stream().allMatch(one -> rises(one.found, one.known, live.base()));
    return rises ? live.base() : Math.max(live.base(), greatest);
  }

  private static boolean rises(@Nullable Entry found, @Nullable Entry known, int base) {
    if (known == null) {
      return true;
    }
    int next = base + (found == null ? 0 : found.version());
    boolean same = found != null && found.content().equals(known.content());
    return (same || found == null) ? known.version() <= next : known.version() < next;
  }

  private void retell(int base, Consumer<Passed<?>> out) {
    try (TopicReader reader = new TopicReader(cluster, client)) {
      reader.receive(
          run,
          (entry, marked) -> {
            Case one = cases.get(entry.key());
            if (one != null
                && marked instanceof Marked.Value<Story>(Story story)
                && differs(one, entry.offset())) {
              out.accept(
                  new Passed<>(told, entry, Marked.of(story.numbered(story.version() + base))));
            }
          });
      reader.toEnd(stop);
    }
  }

  private static boolean differs(Case one, long offset) {
    Entry found = one.found;
    Entry known = one.known;
    return found != null
        && found.offset() == offset
        && (known == null || !known.content().equals(found.content()));
  }

  /// Of what the run does not have: another story's alias there is handed over to that one, the
  /// rest is forgotten.
  private void takeBack(int base, Consumer<Passed<?>> out) {
    List<String> gone = new ArrayList<>();
    cases.forEach((id, one) -> {
      if (one.found == null && one.known != null) {
        gone.add(id);
      }
    });
    if (gone.isEmpty()) {
      return;
    }
    try (TopicReader reader = new TopicReader(cluster, client)) {
      reader.receive(
          told,
          (entry, marked) -> {
            Case one = cases.get(entry.key());
            if (one != null
                && one.found == null
                && one.known != null
                && one.known.offset() == entry.offset()
                && marked instanceof Marked.Value<Story>(Story story)) {
              takeBack(entry, story, base, out);
            }
          });
      reader.toEnd(stop);
    }
  }

  private void takeBack(
      ConsumerRecord<String, byte[]> entry, Story story, int base, Consumer<Passed<?>> out) {
    String survivor = survivors.get(story.id());
    if (survivor == null) {
      out.accept(new Passed<>(told, entry, null));
    } else if (!survivor.equals(story.mergedInto())) {
      out.accept(new Passed<>(told, entry, Marked.of(story.handedTo(survivor, base + 1))));
    }
  }

  private void mark(int partition, ConsumerRecord<String, byte[]> entry, Consumer<Passed<?>> out) {
    Stand stand = stands.get(partition);
    Marked<Story> marked =
        run.values().deserializer().deserialize(run.name(), entry.headers(), entry.value());
    if (stand != null
        && marked instanceof Marked.Mark<Story>(String from, Instant upTo)
        && upTo.isAfter(stand.closed())) {
      out.accept(new Passed<>(told, entry, marked));
      stands.put(partition, stand.closed(upTo));
    }
  }
}
