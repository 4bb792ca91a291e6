package tributary.enrich;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tributary.enrich.EnrichConfig.Switch;
import tributary.enrich.chapter.Chapters;
import tributary.enrich.embedding.Computed;
import tributary.enrich.embedding.Embed;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.embedding.MiniLm;
import tributary.enrich.extent.Admit;
import tributary.enrich.extent.Closing;
import tributary.enrich.extent.Extent;
import tributary.enrich.insight.Sayings;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Normalise;
import tributary.enrich.normalise.Normaliser;
import tributary.enrich.story.Announce;
import tributary.enrich.story.Complete;
import tributary.enrich.story.Completed;
import tributary.enrich.story.Decide;
import tributary.enrich.story.Fold;
import tributary.enrich.story.Fusion;
import tributary.enrich.story.Probe;
import tributary.enrich.story.Prober;
import tributary.enrich.story.Routing;
import tributary.enrich.story.Shard;
import tributary.enrich.story.Tell;
import tributary.enrich.story.Telling;
import tributary.enrich.story.Verdict;
import tributary.enrich.story.Weighing;
import tributary.enrich.subject.ReadableModels;
import tributary.enrich.subject.Subjects;
import tributary.enrich.subject.Tag;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.wire.State;
import tributary.enrich.wire.Wire;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.item.Vector;
import tributary.events.subject.SubjectModel;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// The way of an item through enrich: read it top-down.
///
/// Values travel with marks between them; each stage waits until time has closed over a value
/// before it decides, so the stories are a function of the set of raw records (docs/time.md).
///
/// @param topics where raw items come from, and items and stories go
/// @param partitions of the raw topics, and shards of the routing keys
/// @param extent how much of the raw items it takes in
/// @param closing asked where it does not take all
public record EnrichTopology(
    Topics topics,
    int partitions,
    EnrichConfig config,
    Subjects subjects,
    Extent extent,
    Closing closing) {

  /// Of everything.
  public EnrichTopology(Topics topics, int partitions, EnrichConfig config, Subjects subjects) {
    this(topics, partitions, config, subjects, Extent.EVERYTHING, new Closing());
  }

  /// @param settings of the application: the builder refuses unnamed state only when made with them
  public Topology with(Properties settings) {
    return with(settings, MiniLm::shared, Weighing.bundled());
  }

  /// The same with another model and other weights.
  public Topology with(
      Properties settings, Supplier<? extends Embedder> embedder, Weighing weighing) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    DocumentFrequencies frequencies = DocumentFrequencies.bundled();
    Normaliser normaliser = new Normaliser();
    Sayings sayings = new Sayings(frequencies);
    builder.addStateStore(State.onDisk(TEXTS, Draft.class));

    KStream<String, Marked<Draft>> drafts =
        raw(builder).processValues(Normalise.with(normaliser), Named.as(NORMALISE));

    tagged(embedded(drafts, builder, embedder), builder)
        .process(
            Announce.with(new Prober(frequencies), writers(), TEXTS, kept()),
            Named.as("announce"),
            TEXTS)
        .repartition(through("probes", Probe.class, partitions, Routing.toShards()))
        .process(Shard.with(shards(weighing)), Named.as("shard"))
        .repartition(through("verdicts", Verdict.class, 1, Routing.byKey()))
        .process(Decide.with(decisions()), Named.as("decide"))
        .to(topics.assignments().name(), into(topics.assignments(), Routing.toOrigin()));

    KStream<String, Marked<Completed>> completed =
        from(builder, topics.assignments())
            .process(Complete.with(TEXTS, kept(), sayings), Named.as("complete"), TEXTS);

    completed
        .flatMapValues(EnrichTopology::items, Named.as("items-only"))
        .to(
            topics.items().name(),
            Produced.with(Serdes.String(), topics.items().values()).withName("items"));

    completed
        .flatMap(EnrichTopology::tellings, Named.as("tellings-by-story"))
        .repartition(through("tellings", Telling.class, partitions, Routing.byKey()))
        .process(Tell.with(partitions, kept(), new Fold(algorithm(), sayings)), Named.as("tell"))
        .to(topics.stories().name(), into(topics.stories(), Routing.byKeyMarksToTheirOwn()));

    return builder.build();
  }

  /// Texts wait here for the decision on them; it ties both ends of the way into one task.
  static final String TEXTS = "texts";

  /// Every vector that was ever kept, on each instance.
  private static final String VECTORS = "vectors";

  /// Every subject model that was ever written, on each instance.
  private static final String MODELS = "subject-models";

  private static final String NORMALISE = "normalise";
  private static final String EMBED = "embed";
  private static final String TAG = "tag";

  /// The nodes at which an item that cannot be handled is set aside, and nothing else is lost.
  static final Set<String> ITEM_BY_ITEM = Set.of(NORMALISE, EMBED, TAG);

  /// The versions of everything that decides, as every story says them.
  public String algorithm() {
    return String.format(
        Locale.ROOT,
        "%s %s %s embedding=%s window=%s story=%d merge=%d near=%d duplicate=%d floor=%d cap=%d",
        DocumentFrequencies.VERSION,
        Fusion.bundled().version(),
        Chapters.VERSION,
        Objects.requireNonNullElse(meanings(), "off"),
        config.window(),
        config.storyThreshold(),
        config.mergeThreshold(),
        config.nearThreshold(),
        config.duplicateThreshold(),
        config.pairFloor(),
        config.candidatesPerKey());
  }

  /// The model of meanings; null for none.
  private @Nullable String meanings() {
    return config.embedding() == Switch.ON ? MiniLm.MODEL : null;
  }

  /// The models lie in memory: they are read whole whenever there is a new one, and never large.
  private KStream<String, Marked<Embedded>> tagged(
      KStream<String, Marked<Embedded>> embedded, StreamsBuilder builder) {
    Serde<SubjectModel> readable = ReadableModels.only(topics.subjectModels().values());
    builder.globalTable(
        topics.subjectModels().name(),
        Consumed.with(Serdes.String(), readable).withName("trained-models"),
        Materialized.<String, SubjectModel>as(Stores.inMemoryKeyValueStore(MODELS))
            .withKeySerde(Serdes.String())
            .withValueSerde(readable));
    return embedded.processValues(Tag.with(subjects, meanings(), MODELS), Named.as(TAG));
  }

  /// Without embedding there is neither a model nor a store of vectors.
  private KStream<String, Marked<Embedded>> embedded(
      KStream<String, Marked<Draft>> drafts,
      StreamsBuilder builder,
      Supplier<? extends Embedder> embedder) {
    Chapters chapters = Chapters.bundled();
    return switch (config.embedding()) {
      case OFF ->
          drafts.mapValues(
              marked -> marked.map(draft -> Embedded.without(chapters.divided(draft))),
              Named.as(EMBED));
      case ON -> {
        Topic<Vector> vectors = topics.vectors();
        builder.globalTable(
            vectors.name(),
            Consumed.with(Serdes.String(), vectors.values()).withName("kept-vectors"),
            Materialized.<String, Vector, KeyValueStore<Bytes, byte[]>>as(VECTORS)
                .withKeySerde(Serdes.String())
                .withValueSerde(vectors.values()));
        KStream<String, Marked<Computed>> computed =
            drafts.processValues(Embed.with(embedder, VECTORS, chapters::divided), Named.as(EMBED));
        computed
            .flatMap(EnrichTopology::vectors, Named.as("vectors-only"))
            .to(
                vectors.name(),
                Produced.with(Serdes.String(), vectors.values()).withName("to-vectors"));
        yield computed.mapValues(
            marked -> marked.map(Computed::embedded), Named.as("embedded-only"));
      }
    };
  }

  private KStream<String, Marked<RawItem>> raw(StreamsBuilder builder) {
    List<String> names = Stream.of(Kind.values()).map(kind -> topics.raw(kind).name()).toList();
    KStream<String, Marked<RawItem>> all =
        builder.stream(
            names, Consumed.with(Serdes.String(), topics.posts().values()).withName("raw"));
    return extent.ends()
        ? all.process(Admit.with(extent, writers(), closing), Named.as("admit"))
        : all;
  }

  /// The names by which the writers of the raw topics promise: without the cluster's prefix.
  static List<String> writers() {
    Topics plain = new Topics("");
    return Stream.of(Kind.values()).map(kind -> plain.raw(kind).name()).toList();
  }

  private static <V> KStream<String, V> from(StreamsBuilder builder, Topic<V> topic) {
    return builder.stream(
        topic.name(), Consumed.with(Serdes.String(), topic.values()).withName("decided"));
  }

  private static <V> Produced<String, V> into(
      Topic<V> topic, StreamPartitioner<String, V> partitioner) {
    return Produced.with(Serdes.String(), topic.values())
        .withStreamPartitioner(partitioner)
        .withName("to-" + topic.about().split(" ", 2)[0]);
  }

  private static <V> Repartitioned<String, Marked<V>> through(
      String name,
      Class<V> type,
      int partitions,
      StreamPartitioner<String, Marked<V>> partitioner) {
    return Repartitioned.<String, Marked<V>>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(Wire.marked(type))
        .withNumberOfPartitions(partitions)
        .withStreamPartitioner(partitioner);
  }

  private static List<KeyValue<String, Vector>> vectors(String id, Marked<Computed> marked) {
    return switch (marked) {
      case Marked.Value<Computed>(Computed computed) ->
          computed.vectors().stream().map(vector -> KeyValue.pair(vector.key(), vector)).toList();
      case Marked.Mark<Computed> mark -> List.of();
    };
  }

  static List<Item> items(Marked<Completed> marked) {
    return switch (marked) {
      case Marked.Value<Completed>(Completed completed) ->
          completed.item() == null ? List.of() : List.of(completed.item());
      case Marked.Mark<Completed> mark -> List.of();
    };
  }

  static List<KeyValue<String, Marked<Telling>>> tellings(String id, Marked<Completed> marked) {
    return switch (marked) {
      case Marked.Value<Completed>(Completed completed) ->
          completed.tellings().stream()
              .map(telling -> KeyValue.pair(telling.story(), Marked.of(telling)))
              .toList();
      case Marked.Mark<Completed> mark -> List.of(KeyValue.pair(id, mark.as()));
    };
  }

  Shard.Settings shards(Weighing weighing) {
    return new Shard.Settings(
        partitions,
        config.window(),
        config.candidatesPerKey(),
        config.pairFloor(),
        config.duplicateThreshold(),
        weighing);
  }

  Decide.Settings decisions() {
    return new Decide.Settings(
        partitions,
        config.storyThreshold(),
        config.mergeThreshold(),
        config.nearThreshold(),
        config.storyOpen(),
        kept());
  }

  Duration kept() {
    return config.kept();
  }
}
