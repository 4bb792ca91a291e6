package tributary.enrich;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.enrich.EnrichConfig.Switch;
import tributary.enrich.embedding.MiniLm;
import tributary.enrich.extent.Closing;
import tributary.enrich.extent.Extent;
import tributary.enrich.subject.Subjects;
import tributary.events.topic.Cluster;

/// The enrich role: runs [EnrichTopology], exactly once. Safe to share between threads.
public final class Enrich implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Enrich.class);

  /// A stall of the machine can cost a thread under exactly-once (KAFKA-19690): it is replaced, but
  /// not that often within [#BUDGET].
  private static final int REPLACEMENTS = 10;

  private static final Duration BUDGET = Duration.ofMinutes(10);

  /// Some thirty small records an item go to as many partitions: larger batches are fewer requests,
  /// and LZ4 takes a fifth of the time that Zstandard takes for them.
  private static final int BATCH = 128 * 1024;

  /// Of one partition at a time, so that behind a long backlog the later stages get their turn too;
  /// a larger record comes alone (KIP-74).
  private static final int FETCH = 128 * 1024;

  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Path state;
  private final LetterTray letters;
  private final Switch embedding;
  private final Cluster cluster;
  private final Topology topology;
  private final KafkaStreams streams;
  private final Closing closing = new Closing();
  private final CountDownLatch running = new CountDownLatch(1);
  private final AtomicInteger replaced = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile Health health = new Health.Running();
  private volatile long gap;

  /// How it goes.
  public sealed interface Health {
    record Running() implements Health {}

    /// It has stopped for good.
    ///
    /// @param reason for a person to read
    record Failed(String reason) implements Health {}
  }

  /// @param state folder for its stores; may be lost, costs a restore
  /// @param instance name of this process among others, kept over restarts
  public Enrich(
      Cluster cluster, EnrichConfig config, Subjects subjects, Path state, String instance) {
    this(cluster, new Rules(config, subjects), Extent.EVERYTHING, state, instance);
  }

  /// The same for a run that may not take in everything.
  ///
  /// @param cluster of the run
  public Enrich(Cluster cluster, Rules rules, Extent extent, Path state, String instance) {
    EnrichConfig config = rules.config();
    EnrichTopology topology =
        new EnrichTopology(
            cluster.topics(), cluster.partitions(), config, rules.subjects(), extent, closing);
    this.state = state;
    this.letters = new LetterTray(cluster);
    this.embedding = config.embedding();
    Properties properties = properties(cluster, config, state, instance);
    this.cluster = cluster;
    this.topology = topology.with(properties);
    streams = new KafkaStreams(this.topology, properties);
    streams.setStateListener((now, before) -> changed(now));
    streams.setUncaughtExceptionHandler(this::uncaught);
  }

  /// Starts its threads and returns at once.
  ///
  /// @throws IllegalStateException if there is no topic for dead letters, its stores cannot be
  ///   opened, what they are restored from is gone, or the embedding model does not run
  public void start() {
    letters.check();
    StoreLibrary.load(state);
    if (embedding == Switch.ON) {
      MiniLm.load(state.resolve("native"));
    }
    look();
    try {
      streams.start();
    } catch (ProcessorStateException e) {
      throw new IllegalStateException(Mishap.of(e).stores(state), e);
    }
  }

  /// Whether Kafka still has what this goes on from.
  private void look() {
    Footing footing;
    try {
      footing = Footing.of(cluster, topology);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before enrich was started", e);
    }
    if (footing.forgotten()) {
      throw new IllegalStateException(
          "enrich has worked here before, but how far it had come is gone from Kafka (consumer group %s). It does not tell everything again: see docs/operate.md, \"The offsets of enrich are gone\""
              .formatted(cluster.name("enrich")));
    }
    if (!footing.changelogs().isEmpty()) {
      throw new IllegalStateException(
          "enrich has worked here before, but what it remembered is gone from Kafka: %s. It does not go on without: see docs/operate.md, \"A changelog is gone\""
              .formatted(String.join(", ", footing.changelogs())));
    }
    gap = footing.records();
    if (gap > 0) {
      LOG.warn(
          "{} were deleted from Kafka before enrich had read them ({}): they are in no story",
          gap == 1 ? "1 record" : "%,d records".formatted(gap),
          footing.told());
    }
  }

  /// How many records, marks among them, were gone from Kafka before they were read, as found at
  /// the start.
  public long gap() {
    return gap;
  }

  /// Waits until it works.
  ///
  /// @return whether it does within `time`
  public boolean awaitRunning(Duration time) throws InterruptedException {
    return running.await(time.toMillis(), TimeUnit.MILLISECONDS)
        && health instanceof Health.Running;
  }

  /// Whether all its threads work, with their stores restored.
  public boolean ready() {
    return streams.state() == State.RUNNING;
  }

  /// Threads that failed and were replaced since the start.
  public int replaced() {
    return replaced.get();
  }

  /// Shows what runs to somebody who measures it, and does nothing else to it.
  public void showTo(Consumer<KafkaStreams> observer) {
    observer.accept(streams);
  }

  public Health health() {
    return health;
  }

  /// All that a run that ends takes in has been read: time closes over the last of it.
  public void allIsRead() {
    closing.allIsRead();
  }

  /// Like [#close], and does not come back soon: others need not wait for it.
  public void leave() {
    streams.close(
        CloseOptions.timeout(CLOSING)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  /// Commits what is done and leaves; within ten seconds.
  @Override
  public void close() {
    streams.close(CLOSING);
  }

  /// The settings it runs with: exactly once, records of any size that topics take, nothing cached
  /// (a cache swallows updates), and a membership that survives a quick restart.
  public static Properties properties(
      Cluster cluster, EnrichConfig config, Path state, String instance) {
    Map<String, Object> own = new HashMap<>();
    own.put(StreamsConfig.APPLICATION_ID_CONFIG, cluster.name("enrich"));
    own.put(StreamsConfig.CLIENT_ID_CONFIG, cluster.name(instance));
    own.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    own.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    own.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    own.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) cluster.replication());
    own.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    own.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    own.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
    own.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        cluster.topics().deadLetters().name());
    own.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SetAside.class);
    own.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAside.class);
    own.put(SetAside.RUN, cluster.run());
    own.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
    own.put(StreamsConfig.topicPrefix("max.message.bytes"), Cluster.MAX_RECORD);
    own.put(StreamsConfig.topicPrefix("min.insync.replicas"), cluster.minInSync());
    own.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    own.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH);
    own.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Cluster.MAX_RECORD);
    own.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), FETCH);
    own.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        cluster.name(instance));
    own.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 12_000);
    own.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    Properties all = cluster.admin();
    all.putAll(own);
    return all;
  }

  private void changed(State now) {
    switch (now) {
      case RUNNING -> running.countDown();
      case ERROR -> fail("its threads have stopped: the log says why");
      case CREATED, REBALANCING, PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR -> {}
    }
  }

  private StreamThreadExceptionResponse uncaught(Throwable error) {
    if (fenced(error)) {
      fail("another program has joined under this instance's name: give each its own");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (mayReplace()) {
      int number = replaced.incrementAndGet();
      LOG.warn(
          "An enrich thread failed and is replaced (time {}): {} ({})",
          number,
          Mishap.of(error).line(),
          error.toString());
      LOG.debug("The failure", error);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    fail(
        "its threads failed more than %d times in %d minutes, last with: %s"
            .formatted(REPLACEMENTS, BUDGET.toMinutes(), Mishap.of(error).line()));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private boolean mayReplace() {
    CompletableFuture.delayedExecutor(BUDGET.toSeconds(), TimeUnit.SECONDS)
        .execute(failures::decrementAndGet);
    return failures.incrementAndGet() <= REPLACEMENTS;
  }

  /// A replaced thread would join again under the same name, and throw the other one out.
  private static boolean fenced(@Nullable Throwable error) {
    return error != null
        && (error instanceof FencedInstanceIdException || fenced(error.getCause()));
  }

  private void fail(String reason) {
    if (health instanceof Health.Running) {
      health = new Health.Failed(reason);
      LOG.error("Enrich stopped: {}", reason);
    }
    running.countDown();
  }
}
