package tributary.publish.herald;

import java.time.Duration;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.run.Live;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.publish.log.Passed;
import tributary.publish.log.Place;
import tributary.publish.log.TopicReader;
import tributary.publish.log.TopicWriter;

/// One turn of the herald: what a run says while it is live. Where it got to is written together
/// with what was told. For one thread.
final class Telling {
  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
  private static final Duration WAIT = Duration.ofMillis(200);

  /// Records in one transaction where many are told at once.
  private static final int MANY = 500;

  private final Cluster cluster;
  private final Live live;
  private final String client;
  private final TopicWriter writer;
  private final BooleanSupplier stop;
  private final Topic<Marked<Story>> run;
  private final Topic<Marked<Story>> told;
  private final String group;
  private final Pointer pointer = new Pointer();
  private final Map<Integer, Stand> stands = new TreeMap<>();
  private final List<Passed<?>> waiting = new ArrayList<>();

  /// @param cluster with the run that is live
  Telling(Cluster cluster, Live live, String client, TopicWriter writer, BooleanSupplier stop) {
    this.cluster = cluster;
    this.live = live;
    this.client = client;
    this.writer = writer;
    this.stop = stop;
    this.run = cluster.topics().stories();
    this.told = cluster.topics().told();
    this.group = cluster.prefix() + "tell-" + live.run() + "-" + live.turn();
  }

  /// Tells until another run is live or it is to stop.
  ///
  /// @param following hears of the reader that it waits on
  void go(Consumer<TopicReader> following) {
    try (TopicReader reader = new TopicReader(cluster, client, group)) {
      following.accept(reader);
      comparable(reader);
      reader.kept(run).forEach((partition, place) -> stands.put(partition, Stand.of(place)));
      if (stands.size() < reader.partitions(run)) {
        begin(reader);
      }
      if (stop.getAsBoolean()) {
        return;
      }
      pointer.follow(reader, cluster.topics());
      reader.receive(run, places(), this::take);
      while (!stop.getAsBoolean() && pointer.live().turn() <= live.turn()) {
        reader.poll(WAIT);
        write(reader, places());
      }
    }
  }

  private void comparable(TopicReader reader) {
    if (reader.partitions(run) != reader.partitions(told)) {
      throw new IllegalStateException(
          "%s has %d partitions and %s has %d: the stories of run '%s' cannot be told. Switch to a run with as many."
              .formatted(
                  run.name(),
                  reader.partitions(run),
                  told.name(),
                  reader.partitions(told),
                  live.run()));
    }
  }

  /// Told in parts, and counted with the last of them: if it is cut off, the comparison finds what
  /// is left.
  private void begin(TopicReader reader) {
    long before = System.nanoTime();
    int[] count = new int[1];
    Map<Integer, Stand> behind =
        new Difference(cluster, live, client + "-difference", stop)
            .tell(passed -> {
              waiting.add(passed);
              count[0]++;
              if (waiting.size() >= MANY) {
                write(reader, Map.of());
              }
            });
    if (stop.getAsBoolean()) {
      return;
    }
    stands.putAll(behind);
    writer.pass(waiting, run, reader, places());
    waiting.clear();
    LOG.info(
        "Subscribers to '{}' follow run '{}' from here on: {} records told in {} ms",
        told.name(),
        live.run(),
        count[0],
        Duration.ofNanos(System.nanoTime() - before).toMillis());
  }

  private void take(ConsumerRecord<String, byte[]> entry, @Nullable Marked<Story> marked) {
    Stand stand = stands.get(entry.partition());
    if (stand == null) {
      throw new IllegalStateException("a partition that nobody knows: " + entry.partition());
    }
    stands.put(entry.partition(), told(stand, entry, marked).at(entry.offset() + 1));
  }

  private Stand told(
      Stand stand, ConsumerRecord<String, byte[]> entry, @Nullable Marked<Story> marked) {
    return switch (marked) {
      case null -> {
        waiting.add(new Passed<>(told, entry, null));
        yield stand;
      }
      case Marked.Value<Story>(Story story) -> {
        Story next = story.numbered(story.version() + stand.base());
        waiting.add(new Passed<>(told, entry, Marked.of(next)));
        yield stand;
      }
      case Marked.Mark<Story>(String from, Instant upTo) -> {
        if (!upTo.isAfter(stand.closed())) {
          yield stand;
        }
        waiting.add(new Passed<>(told, entry, marked));
        yield stand.closed(upTo);
      }
    };
  }

  private Map<Integer, Place> places() {
    Map<Integer, Place> places = new HashMap<>();
    stands.forEach((partition, stand) -> places.put(partition, stand.place()));
    return places;
  }

  private void write(TopicReader reader, Map<Integer, Place> places) {
    if (!waiting.isEmpty()) {
      writer.pass(waiting, run, reader, places);
      waiting.clear();
    }
  }
}
