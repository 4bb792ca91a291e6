package tributary.enrich;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.insight.Sayings;
import tributary.enrich.story.Announce;
import tributary.enrich.story.Complete;
import tributary.enrich.story.Completed;
import tributary.enrich.story.Decide;
import tributary.enrich.story.Fold;
import tributary.enrich.story.Prober;
import tributary.enrich.story.Routing;
import tributary.enrich.story.Shard;
import tributary.enrich.story.Tell;
import tributary.events.item.Item;
import tributary.events.story.Story;
import tributary.events.topic.Marked;

/// The production processors as tasks of many partitions, without a broker: each partition of each
/// topic is a queue, chance says which of them is read next, and the production partitioners say
/// where what a task forwards goes. What comes out at the end is kept as the bytes of the topics.
final class Interleaving {
  private final EnrichTopology topology;
  private final File folder;
  private final Map<String, Queue<Runnable>> lanes = new TreeMap<>();
  private final Map<String, StringBuilder> said = new TreeMap<>();
  private final List<Task<Marked<Embedded>>> announces;

  /// What reads one partition.
  interface Task<V> extends Consumer<Record<String, V>> {}

  /// @param prober may serve many runs at once
  /// @param sayings may serve many runs at once
  Interleaving(EnrichTopology topology, Prober prober, Sayings sayings, File folder) {
    this.topology = topology;
    this.folder = folder;
    int partitions = topology.partitions();
    List<Map<String, StateStore>> texts =
        IntStream.range(0, partitions).mapToObj(p -> texts()).toList();

    Fold fold = new Fold("as tested", sayings);
    var tells =
        tasks(p -> task(3, p, Tell.with(partitions, topology.kept(), fold), Map.of(), this::told));
    var completes =
        tasks(p ->
            task(
                0,
                p,
                Complete.with(EnrichTopology.TEXTS, topology.kept(), sayings),
                texts.get(p),
                (Record<String, Marked<Completed>> record) -> {
                  completed(record);
                  EnrichTopology.tellings(record.key(), record.value())
                      .forEach(telling ->
                          send(
                              "tellings",
                              record.withKey(telling.key).withValue(telling.value),
                              Routing.byKey(),
                              tells));
                }));
    var decide =
        task(
            2,
            0,
            Decide.with(topology.decisions()),
            Map.of(),
            record -> send("assignments", record, Routing.toOrigin(), completes));
    var shards =
        tasks(p ->
            task(
                1,
                p,
                Shard.with(topology.shards(Pipeline.WORDS)),
                Map.of(),
                record -> send("verdicts", record, Routing.byKey(), List.of(decide))));
    announces =
        tasks(p ->
            task(
                0,
                p,
                Announce.with(
                    prober, EnrichTopology.writers(), EnrichTopology.TEXTS, topology.kept()),
                texts.get(p),
                record -> send("probes", record, Routing.toShards(), shards)));
  }

  /// Puts a record on a partition of a raw topic.
  void put(String topic, int partition, Record<String, Marked<Embedded>> record) {
    lane(topic, partition).add(() -> announces.get(partition).accept(record));
  }

  /// Reads until nothing is left to be read.
  ///
  /// @return everything said of each story and each item, in order
  Map<String, String> run(Random chance) {
    while (true) {
      List<Queue<Runnable>> open = lanes.values().stream().filter(lane -> !lane.isEmpty()).toList();
      if (open.isEmpty()) {
        Map<String, String> all = new TreeMap<>();
        said.forEach((key, values) -> all.put(key, values.toString()));
        return all;
      }
      open.get(chance.nextInt(open.size())).remove().run();
    }
  }

  private <V> void send(
      String topic,
      Record<String, V> record,
      StreamPartitioner<String, V> partitioner,
      List<Task<V>> to) {
    Set<Integer> partitions =
        partitioner.partitions(topic, record.key(), record.value(), to.size()).orElseThrow();
    partitions.forEach(p -> lane(topic, p).add(() -> to.get(p).accept(record)));
  }

  private Queue<Runnable> lane(String topic, int partition) {
    return lanes.computeIfAbsent(topic + "-" + partition, l -> new ArrayDeque<>());
  }

  private void completed(Record<String, Marked<Completed>> record) {
    Serializer<Item> items = topology.topics().items().values().serializer();
    EnrichTopology.items(record.value()).forEach(item -> say("item " + item.id(), item, items));
  }

  private void told(Record<String, Marked<Story>> record) {
    if (record.value() instanceof Marked.Value<?>) {
      say(
          "story " + record.key(),
          record.value(),
          topology.topics().stories().values().serializer());
    }
  }

  private <V> void say(String key, V value, Serializer<V> serializer) {
    String bytes = new String(serializer.serialize("t", value), StandardCharsets.UTF_8);
    said.computeIfAbsent(key, k -> new StringBuilder()).append(bytes).append('\n');
  }

  private <V> List<Task<V>> tasks(IntFunction<Task<V>> task) {
    return IntStream.range(0, topology.partitions()).mapToObj(task).toList();
  }

  private <V, W> Task<V> task(
      int stage,
      int partition,
      ProcessorSupplier<String, V, String, W> supplier,
      Map<String, StateStore> shared,
      Consumer<Record<String, W>> out) {
    MockProcessorContext<String, W> context =
        new MockProcessorContext<>(new Properties(), new TaskId(stage, partition), folder);
    for (StoreBuilder<?> store : supplier.stores()) {
      context.addStateStore(new MemoryStore<>(store.name()));
    }
    shared.values().forEach(context::addStateStore);
    context.setRecordMetadata("raw", partition, 0);
    Processor<String, V, String, W> processor = supplier.get();
    processor.init(context);
    return record -> {
      processor.process(record);
      var forwarded = List.copyOf(context.forwarded());
      context.resetForwards();
      forwarded.forEach(forward -> out.accept(widened(forward.record())));
    };
  }

  @SuppressWarnings("unchecked") // a record is read only, so one of a narrower type will do
  private static <W> Record<String, W> widened(Record<? extends String, ? extends W> record) {
    return (Record<String, W>) record;
  }

  private static Map<String, StateStore> texts() {
    Map<String, StateStore> shared = new HashMap<>();
    shared.put(EnrichTopology.TEXTS, new MemoryStore<>(EnrichTopology.TEXTS));
    return shared;
  }
}
