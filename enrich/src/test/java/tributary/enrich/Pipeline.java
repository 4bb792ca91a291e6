package tributary.enrich;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import tributary.enrich.EnrichConfig.Switch;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.extent.Closing;
import tributary.enrich.extent.Extent;
import tributary.enrich.story.Features.Feature;
import tributary.enrich.story.Weighing;
import tributary.enrich.subject.Subject;
import tributary.enrich.subject.Subjects;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.item.Vector;
import tributary.events.story.Story;
import tributary.events.subject.SubjectModel;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// The whole topology on one partition, without a broker.
final class Pipeline implements AutoCloseable {
  static final Subjects SUBJECTS =
      new Subjects(
          List.of(
              new Subject(
                  "training", "Training", List.of("training", "data center", "pretraining"), null),
              new Subject("power", "Power", List.of("power", "grid", "transformer"), null)));

  /// Judges by the words alone: for made-up texts of a few words.
  static final Weighing WORDS = (item, other, features, embedded) -> features.get(Feature.WHOLE);

  private final Topics topics = new Topics("");
  private final TopologyTestDriver driver;

  Pipeline(Path state) {
    this(state, EnrichConfig.defaults().embedding(Switch.OFF));
  }

  Pipeline(Path state, EnrichConfig config) {
    this(state, config, Embedder.Off::new);
  }

  /// Of the made-up texts of [MergingWeek].
  static Pipeline ofWords(Path state) {
    return new Pipeline(state, MergingWeek.CONFIG, Embedder.Off::new, WORDS);
  }

  /// @param embedder asked where `config` has embedding on
  Pipeline(Path state, EnrichConfig config, Supplier<Embedder> embedder) {
    this(state, config, embedder, Weighing.bundled());
  }

  Pipeline(Path state, EnrichConfig config, Supplier<Embedder> embedder, Weighing weighing) {
    this(state, config, embedder, weighing, Extent.EVERYTHING, new Closing());
  }

  /// Of the made-up texts of [MergingWeek], as far as they are taken in.
  static Pipeline ofWords(Path state, Extent extent, Closing closing) {
    return new Pipeline(state, MergingWeek.CONFIG, Embedder.Off::new, WORDS, extent, closing);
  }

  private Pipeline(
      Path state,
      EnrichConfig config,
      Supplier<Embedder> embedder,
      Weighing weighing,
      Extent extent,
      Closing closing) {
    Cluster cluster = new Cluster("none:0", "", 1, (short) 1, Map.of());
    Properties properties = Enrich.properties(cluster, config, state, "test");
    driver =
        new TopologyTestDriver(
            new EnrichTopology(topics, 1, config, SUBJECTS, extent, closing)
                .with(properties, embedder, weighing),
            properties);
  }

  Topics topics() {
    return topics;
  }

  void post(RawItem item) {
    put(topics.raw(item.kind()), item, item.dates().firstSeen());
  }

  void post(RawItem item, Instant stamp) {
    put(topics.raw(item.kind()), item, stamp);
  }

  void garbage(String bytes) {
    TestInputTopic<String, byte[]> input =
        driver.createInputTopic(
            topics.posts().name(), new StringSerializer(), new ByteArraySerializer());
    input.pipeInput("garbage", bytes.getBytes(StandardCharsets.UTF_8));
  }

  /// The mark of every raw topic.
  void mark(Instant upTo) {
    for (Kind kind : Kind.values()) {
      mark(kind, upTo);
    }
  }

  void mark(Kind kind, Instant upTo) {
    mark(kind, topics.raw(kind).name() + "-0", upTo);
  }

  void mark(Kind kind, String writer, Instant upTo) {
    input(topics.raw(kind)).pipeInput("mark", new Marked.Mark<>(writer, upTo), upTo);
  }

  /// Lets so much time pass by the clock on the wall.
  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /// Everything said of stories so far, in order, marks left out.
  List<Story> stories() {
    return driver
        .createOutputTopic(
            topics.stories().name(),
            new StringDeserializer(),
            topics.stories().values().deserializer())
        .readRecordsToList()
        .stream()
        .map(TestRecord::value)
        .flatMap(marked ->
            marked instanceof Marked.Value<Story>(Story story) ? Stream.of(story) : Stream.empty())
        .toList();
  }

  /// The vectors that were kept so far, in order.
  List<Vector> vectors() {
    return driver
        .createOutputTopic(
            topics.vectors().name(),
            new StringDeserializer(),
            topics.vectors().values().deserializer())
        .readValuesToList();
  }

  /// Puts a vector on its topic, as an earlier run left it there.
  void keep(Vector vector) {
    driver
        .createInputTopic(
            topics.vectors().name(), new StringSerializer(), topics.vectors().values().serializer())
        .pipeInput(vector.key(), vector);
  }

  /// How much lies in each store, promises left out; none that is empty.
  Map<String, Integer> stored() {
    Map<String, Integer> stored = new TreeMap<>();
    for (String name : driver.getAllStateStores().keySet()) {
      KeyValueStore<Object, Object> store = driver.getKeyValueStore(name);
      if (store != null && !name.endsWith("-marks")) {
        try (KeyValueIterator<Object, Object> all = store.all()) {
          all.forEachRemaining(entry -> stored.merge(name, 1, Integer::sum));
        }
      }
    }
    return stored;
  }

  /// Puts a subject model on its topic, as `tributary subjects train` does.
  void learnt(SubjectModel model) {
    models(topics.subjectModels().values().serializer()).pipeInput(model.id(), model);
  }

  /// Puts bytes on the topic of subject models that are none.
  void learntNothing(String id, String bytes) {
    models(new ByteArraySerializer()).pipeInput(id, bytes.getBytes(StandardCharsets.UTF_8));
  }

  private <V> TestInputTopic<String, V> models(Serializer<V> values) {
    return driver.createInputTopic(topics.subjectModels().name(), new StringSerializer(), values);
  }

  /// The latest of each item so far.
  Map<String, Item> items() {
    Map<String, Item> latest = new TreeMap<>();
    driver
        .createOutputTopic(
            topics.items().name(), new StringDeserializer(), topics.items().values().deserializer())
        .readValuesToList()
        .forEach(item -> latest.put(item.id(), item));
    return latest;
  }

  @Override
  public void close() {
    driver.close();
  }

  private void put(Topic<Marked<RawItem>> topic, RawItem item, Instant stamp) {
    input(topic).pipeInput(item.id(), Marked.of(item), stamp);
  }

  private TestInputTopic<String, Marked<RawItem>> input(Topic<Marked<RawItem>> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), topic.values().serializer());
  }
}
