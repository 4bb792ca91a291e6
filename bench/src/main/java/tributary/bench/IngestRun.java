package tributary.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tributary.app.topic.TopicDesk;
import tributary.events.feed.Feed;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;
import tributary.ingest.Ingest;
import tributary.ingest.IngestConfig;
import tributary.ingest.Visit;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.outlet.HostPartition;
import tributary.ingest.push.PushConfig;
import tributary.ingest.schedule.CadenceConfig;

/// The real ingest on a clock that jumps from round to round.
final class IngestRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// Within it every feed is due again. The first of three lies in the past: a broker takes no
  /// record of the future.
  private static final Duration ROUND = Duration.ofDays(8);

  private final Cluster cluster;
  private final JumpingClock clock = new JumpingClock();
  private final Map<String, Visit> visits = new ConcurrentHashMap<>();
  private final Map<String, Double> seconds = new ConcurrentHashMap<>();
  private final Ingest ingest;
  private volatile long begun;

  /// Topics of its own, by the cluster's prefix.
  IngestRun(Cluster cluster) {
    this.cluster = cluster;
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    FetchConfig usual = FetchConfig.defaults();
    FetchConfig fetch =
        new FetchConfig(
            null,
            true,
            usual.hostDelay(),
            usual.maxBytes(),
            usual.deadline(),
            usual.maxRedirects());
    IngestConfig config =
        new IngestConfig(
            IngestConfig.defaults().workers(),
            Duration.ofSeconds(2),
            CadenceConfig.defaults(),
            fetch,
            PushConfig.defaults());
    Path unused = Path.of("unused"); // hubs are told of no address
    this.ingest = new Ingest(cluster, config, unused, clock, "bench");
    ingest.onVisit(visit -> {
      visits.put(visit.feed(), visit);
      seconds.put(visit.feed(), (System.nanoTime() - begun) / 1e9);
    });
  }

  /// Follows the feeds and begins; the partitions are ours when this returns.
  void start(List<URI> feeds) throws InterruptedException {
    ingest.start();
    while (!ingest.quiet()) {
      Thread.sleep(20);
    }
    begin();
    follow(feeds);
  }

  /// Makes every feed due again.
  void nextRound() {
    begin();
    clock.jump(ROUND);
  }

  private void begin() {
    visits.clear();
    seconds.clear();
    begun = System.nanoTime();
  }

  /// Waits until all of `feeds` were visited.
  ///
  /// @return seconds since the round began
  double await(List<URI> feeds) throws InterruptedException {
    List<String> ids = feeds.stream().map(Feed::idOf).toList();
    while (!visits.keySet().containsAll(ids)) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException("only " + visits.size() + " of " + ids.size() + " visited");
      }
      Thread.sleep(5);
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /// What the latest visit came to.
  Visit visit(URI feed) {
    return Objects.requireNonNull(visits.get(Feed.idOf(feed)), "not visited yet");
  }

  /// When that visit was committed, in seconds since the round began.
  double seconds(URI feed) {
    return Objects.requireNonNull(seconds.get(Feed.idOf(feed)), "not visited yet");
  }

  private void follow(List<URI> feeds) {
    Topic<Feed> topic = cluster.topics().feeds();
    try (KafkaProducer<String, Feed> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()), new StringSerializer(), topic.values().serializer())) {
      for (URI url : feeds) {
        Feed feed = Feed.at(url);
        int partition = HostPartition.of(url, cluster.partitions());
        Future<?> _ = producer.send(new ProducerRecord<>(topic.name(), partition, feed.id(), feed));
      }
    }
  }

  @Override
  public void close() {
    ingest.close();
  }

  private static final class JumpingClock extends Clock {
    private final Clock real = Clock.systemUTC();
    private volatile Duration ahead = ROUND.multipliedBy(-3);

    void jump(Duration span) {
      ahead = ahead.plus(span);
    }

    @Override
    public Instant instant() {
      return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.offset(Clock.system(zone), ahead);
    }
  }
}
