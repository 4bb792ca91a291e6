package tributary.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.feed.Push;
import tributary.events.item.RawItem;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.outlet.Visited;
import tributary.ingest.push.CallbackServer;
import tributary.ingest.push.Callbacks;
import tributary.ingest.push.Directory;
import tributary.ingest.push.PushConfig;
import tributary.ingest.push.Subscriber;
import tributary.ingest.push.Subscriptions;
import tributary.ingest.push.Tally;
import tributary.ingest.schedule.Cadence;
import tributary.ingest.schedule.CadenceConfig;
import tributary.ingest.schedule.Schedule;
import tributary.ingest.visit.Receiver;
import tributary.ingest.visit.Visitor;

/// All of ingest but Kafka: what a desk would have committed is kept in a map, on a clock that
/// stands until it is told.
final class TestDesk implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

  private final Standing clock = new Standing();
  private final Map<String, FeedStatus> kept;
  private final List<RawItem> items = new ArrayList<>();
  private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final Schedule schedule = new Schedule();
  private final Workers workers = new Workers(8);
  private final Fetcher fetcher;
  private final Visitor visitor;
  private final Subscriptions subscriptions;
  private final Hubs hubs;
  private final CallbackServer server;
  private volatile boolean sharedOut = true;
  private int visits;

  /// A desk that remembers `kept`.
  TestDesk(Map<String, FeedStatus> kept, Path keyFile, boolean privateAddresses) {
    this.kept = new HashMap<>(kept);
    this.fetcher =
        new Fetcher(
            new FetchConfig(
                null, privateAddresses, Duration.ZERO, 1_000_000, Duration.ofSeconds(20), 5),
            clock,
            workers);
    int port = freePort();
    URI here = URI.create("http://127.0.0.1:" + port + "/hook/");
    PushConfig config = new PushConfig(here, port, "127.0.0.1", null);
    Callbacks callbacks = Callbacks.of(config, keyFile);
    this.visitor = new Visitor(fetcher, new Cadence(CadenceConfig.defaults()), callbacks, clock);
    this.subscriptions = new Subscriptions(callbacks);
    Hubs.Means means =
        new Hubs.Means(new Subscriber(fetcher, callbacks, clock), new Receiver(fetcher, clock));
    this.hubs =
        new Hubs(
            subscriptions, means, schedule, workers, new Hubs.Returns(this::brought, this::lost));
    this.server =
        new CallbackServer(
            config, callbacks, new Directory(() -> sharedOut ? List.of(subscriptions) : null));
    server.start();
    kept.values().forEach(this::remember);
    subscriptions.open();
  }

  private static int freePort() {
    try (ServerSocket once = new ServerSocket(0)) {
      return once.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void brought(Visited visited, CompletableFuture<Boolean> safe) {
    inbox.add(() -> {
      schedule.returned(visited.status().feed());
      commit(visited);
      safe.complete(true);
    });
  }

  private void lost(String feed) {
    inbox.add(() -> schedule.returned(feed));
  }

  private static final class Standing extends Clock {
    private volatile Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  void remember(FeedStatus status) {
    kept.put(status.feed(), status);
    schedule.remember(status);
    subscriptions.remember(status);
  }

  private void commit(Visited visited) {
    Map<String, Seen> recent = new HashMap<>(visited.status().recent());
    for (Arrival a : visited.arrivals()) {
      Instant first = a.firstSeen() == null ? clock.instant() : a.firstSeen();
      recent.put(
          a.identity(),
          new Seen(a.item(), a.fingerprint(), first, a.version(), null, a.aliases(), false));
      items.add(a.stamped().apply(first));
    }
    remember(visited.status().remembering(recent));
  }

  void follow(Feed feed) {
    schedule.follow(feed);
    subscriptions.follow(feed);
  }

  void unfollow(Feed feed) {
    schedule.unfollow(feed.id());
    subscriptions.unfollow(feed.id());
  }

  void shareOut(boolean done) {
    sharedOut = done;
  }

  void forward(Duration by) {
    clock.now = clock.now.plus(by);
  }

  Instant now() {
    return clock.now;
  }

  /// Works until nothing is due or out.
  void settle() {
    until(() -> inbox.isEmpty() && schedule.idle(now()) && hubs.idle(now()));
  }

  /// Works until the answer is there.
  <T> T await(CompletableFuture<T> answer) {
    until(answer::isDone);
    return answer.join();
  }

  private void until(BooleanSupplier state) {
    long start = System.nanoTime();
    do {
      turn();
      if (System.nanoTime() - start > PATIENCE) {
        throw new AssertionError("the desk does not come to rest");
      }
    } while (!state.getAsBoolean());
  }

  private void turn() {
    try {
      hubs.turn(now());
      for (Schedule.Call call = schedule.take(now(), true);
          call != null;
          call = schedule.take(now(), true)) {
        visits++;
        Visited visited = visitor.visit(call.feed(), call.status());
        schedule.returned(call.feed().id());
        commit(visited);
      }
      for (Runnable next = inbox.poll(5, TimeUnit.MILLISECONDS);
          next != null;
          next = inbox.poll()) {
        next.run();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  FeedStatus status(Feed feed) {
    return kept.get(feed.id());
  }

  Push push(Feed feed) {
    return kept.get(feed.id()).push();
  }

  Map<String, FeedStatus> remembered() {
    return Map.copyOf(kept);
  }

  List<String> titles() {
    return items.stream().map(RawItem::title).toList();
  }

  int visits() {
    return visits;
  }

  int port() {
    return server.port();
  }

  Tally tally() {
    return server.tally();
  }

  @Override
  public void close() {
    server.close();
    workers.close();
    fetcher.close();
  }
}
