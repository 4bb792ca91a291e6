package tributary.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.topic.Cluster;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.outlet.FeedWatch;
import tributary.ingest.outlet.Pulse;
import tributary.ingest.push.CallbackServer;
import tributary.ingest.push.Callbacks;
import tributary.ingest.push.Directory;
import tributary.ingest.push.PushConfig;
import tributary.ingest.push.Subscriber;
import tributary.ingest.schedule.Cadence;
import tributary.ingest.visit.Receiver;
import tributary.ingest.visit.Visitor;

/// Visits the feeds on `feeds` and writes what they bring to `posts`, `podcasts` and `articles`.
///
/// Several instances share the partitions among them; a partition has one writer at any time. All
/// times come from the clock that is handed in. A clock that stands still and jumps is as good as
/// one that runs: a jump is noticed within some milliseconds. Any thread may call.
public final class Ingest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final Workers workers;
  private final Fetcher fetcher;
  private final FeedWatch watch;
  private final Membership membership;
  private final Thread thread;
  private final PushConfig config;
  private final Callbacks callbacks;
  private @Nullable CallbackServer server;
  private final CopyOnWriteArrayList<Consumer<Visit>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<Health> health = new AtomicReference<>(new Health.Running());

  /// Opens nothing yet on the web; [#start] begins the work.
  ///
  /// @param data folder for the secret of the subscriptions, where the configuration has none
  /// @param instance name of this member, stable over restarts and unlike that of any other running
  ///   instance, for example `ingest-1`
  public Ingest(Cluster cluster, IngestConfig config, Path data, Clock clock, String instance) {
    this.config = config.push();
    this.callbacks = Callbacks.of(config.push(), data.resolve("push.key"));
    this.workers = new Workers(config.workers());
    this.fetcher = new Fetcher(config.fetch(), clock, workers);
    this.watch = new FeedWatch(cluster);
    Visitor visitor = new Visitor(fetcher, new Cadence(config.cadence()), callbacks, clock);
    Hubs.Means hubs =
        new Hubs.Means(new Subscriber(fetcher, callbacks, clock), new Receiver(fetcher, clock));
    Pulse pulse = new Pulse(config.markEvery(), clock.instant());
    Desk.Tools tools =
        new Desk.Tools(cluster, watch, pulse, clock, workers, visitor, hubs, callbacks, this::tell);
    this.membership =
        new Membership(cluster, instance, partition -> new Desk(partition, tools), this::fail);
    this.thread = Thread.ofPlatform().name("ingest").unstarted(membership);
  }

  /// Begins to work on threads of its own and returns at once. The topics must exist.
  ///
  /// @throws IllegalStateException when the port for hubs cannot be had
  public void start() {
    if (callbacks.on()) {
      server = new CallbackServer(config, callbacks, new Directory(membership::subscriptions));
      server.start();
    } else {
      LOG.info("hubs cannot reach us without ingest.push.publicUrl: feeds are polled only");
    }
    thread.start();
  }

  /// Whether at the clock's present time nothing is due or under way, all that was brought is
  /// committed, and the marks are out up to the millisecond before. False until partitions were
  /// shared out and every feed that is on the topic has been seen. Blocks for some milliseconds.
  public boolean quiet() {
    return health.get() instanceof Health.Running && membership.quiet();
  }

  /// Calls `listener` after each committed visit, on a thread that it must not hold up.
  public void onVisit(Consumer<Visit> listener) {
    listeners.add(listener);
  }

  /// Fetches nothing while `paused` says so, and takes nothing from hubs, who try again; what is
  /// out then comes home, marks go on. It is asked often, by several threads, and answers at once.
  public void pauseWhile(BooleanSupplier paused) {
    workers.pauseWhile(paused);
  }

  /// How it stands, in numbers.
  public Figures figures() {
    return new Figures(
        membership.roll(), membership.desks(), membership.still(), fetcher.turnedAway());
  }

  /// How the room is.
  public Health health() {
    return health.get();
  }

  private void tell(Visit visit) {
    listeners.forEach(listener -> listener.accept(visit));
  }

  private void fail(String reason) {
    LOG.error("{}", reason);
    health.set(new Health.Failed(reason));
  }

  /// Drops the visits that are out, leaves the group and ends, within five seconds.
  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    membership.stop();
    workers.close();
    try {
      if (!thread.join(PARTING)) {
        LOG.warn("ingest did not end in time; what it had not committed is dropped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      watch.close();
      fetcher.close();
    }
  }
}
