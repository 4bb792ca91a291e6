package tributary.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.topic.Cluster;
import tributary.events.trace.Trace;
import tributary.ingest.outlet.FeedWatch;
import tributary.ingest.outlet.Ledger;
import tributary.ingest.outlet.Outlet;
import tributary.ingest.outlet.Pulse;
import tributary.ingest.outlet.Stamps;
import tributary.ingest.outlet.Visited;
import tributary.ingest.push.Callbacks;
import tributary.ingest.push.Subscriptions;
import tributary.ingest.schedule.Schedule;
import tributary.ingest.visit.Visitor;

/// The work of one partition: fence, remember, then call visits and write what they bring. All of
/// it on the desk's own thread, so that stamps are given in one place; only the visits run
/// elsewhere.
final class Desk implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  /// How late a visit or a mark may be; what comes back wakes the desk at once.
  private static final long TICK_MILLIS = 100;

  private static final int BATCH = 50;

  private final int partition;
  private final Cluster cluster;
  private final FeedWatch watch;
  private final Pulse pulse;
  private final Clock clock;
  private final Workers workers;
  private final Visitor visitor;
  private final Consumer<Visit> listener;

  private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
  private final Schedule schedule = new Schedule();
  private final Subscriptions subscriptions;
  private final Hubs hubs;
  private volatile boolean stopped;
  private volatile boolean worked;
  private final Rounds rounds = new Rounds();

  /// What all desks of an instance share.
  record Tools(
      Cluster cluster,
      FeedWatch watch,
      Pulse pulse,
      Clock clock,
      Workers workers,
      Visitor visitor,
      Hubs.Means hubs,
      Callbacks callbacks,
      Consumer<Visit> listener) {}

  Desk(int partition, Tools tools) {
    this.partition = partition;
    this.cluster = tools.cluster();
    this.watch = tools.watch();
    this.pulse = tools.pulse();
    this.clock = tools.clock();
    this.workers = tools.workers();
    this.visitor = tools.visitor();
    this.listener = tools.listener();
    this.subscriptions = new Subscriptions(tools.callbacks());
    this.hubs =
        new Hubs(
            subscriptions,
            tools.hubs(),
            schedule,
            workers,
            new Hubs.Returns(
                (visited, kept) -> inbox.add(new Message.Brought(visited, kept)),
                feed -> inbox.add(new Message.Lost(feed))));
  }

  /// What hubs may say of the partition's feeds, and to whom. Any thread.
  Subscriptions subscriptions() {
    return subscriptions;
  }

  Rounds rounds() {
    return rounds;
  }

  /// Asks the desk to leave; it ends within a moment, and drops visits that are out.
  void stop() {
    stopped = true;
  }

  /// Whether it ever committed or came to rest: its next fault is a new one.
  boolean worked() {
    return worked;
  }

  /// Whether at this moment nothing is due, nothing out, and the marks say so.
  CompletableFuture<Boolean> quiet() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    inbox.add(new Message.Asked(answer));
    return answer;
  }

  @Override
  public void run() {
    try (Outlet outlet = Outlet.fencing(cluster, partition);
        Ledger ledger = Ledger.open(cluster, partition);
        FeedWatch.Seat feeds = watch.seat(partition)) {
      ledger.statuses(this::remember);
      Stamps stamps = ledger.stamps();
      feeds.all(this::feed);
      subscriptions.open();
      LOG.debug("partition {} is taken up", partition);
      while (!stopped) {
        turn(outlet, feeds, stamps);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      subscriptions.close();
    }
  }

  private void turn(Outlet outlet, FeedWatch.Seat feeds, Stamps stamps)
      throws InterruptedException {
    rounds.begin(schedule, clock.instant());
    feeds.news(this::feed);
    hubs.turn(clock.instant());
    callVisits();
    List<Message> messages = messages();
    write(outlet, stamps, messages);
    for (Message message : messages) {
      if (message instanceof Message.Asked(CompletableFuture<Boolean> quiet)) {
        quiet.complete(atRest(outlet, feeds, stamps));
      }
    }
  }

  private void remember(String key, @Nullable FeedStatus status) {
    if (status != null) {
      remember(status);
    }
  }

  private void remember(FeedStatus status) {
    schedule.remember(status);
    subscriptions.remember(status);
  }

  private void feed(String id, @Nullable Feed feed) {
    if (feed == null) {
      schedule.unfollow(id);
      subscriptions.unfollow(id);
    } else {
      schedule.follow(feed);
      subscriptions.follow(feed);
    }
  }

  private void callVisits() {
    for (Workers.Hand hand = workers.tryTake(); hand != null; hand = workers.tryTake()) {
      Schedule.Call call = schedule.take(clock.instant(), hand.mayDoubt());
      if (call == null) {
        hand.giveBack();
        return;
      }
      hand.run(() -> visit(call), call.doubtful());
    }
  }

  /// On a thread of the visit's own.
  private void visit(Schedule.Call call) {
    try {
      inbox.add(new Message.Back(visitor.visit(call.feed(), call.status())));
    } catch (InterruptedException e) {
      inbox.add(new Message.Lost(call.feed().id()));
    } catch (RuntimeException | Error e) {
      // One feed must not end the others; and a visit that never came back would hold its host.
      LOG.debug("a visit failed", e);
      inbox.add(new Message.Back(visitor.faulty(call.feed(), call.status(), e)));
    }
  }

  private List<Message> messages() throws InterruptedException {
    List<Message> messages = new ArrayList<>();
    Message first = inbox.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      messages.add(first);
      inbox.drainTo(messages, BATCH - 1);
    }
    return messages;
  }

  private void write(Outlet outlet, Stamps stamps, List<Message> messages) {
    List<Visited> visits = new ArrayList<>();
    List<Message.Brought> told = new ArrayList<>();
    for (Message message : messages) {
      switch (message) {
        case Message.Back(Visited visited) -> {
          schedule.returned(visited.status().feed());
          if (schedule.follows(visited.status().feed())) {
            visits.add(visited);
          }
        }
        case Message.Brought brought -> {
          schedule.returned(brought.visited().status().feed());
          if (worthIt(brought)) {
            told.add(brought);
          }
        }
        case Message.Lost(String feed) -> schedule.returned(feed);
        case Message.Asked ignored -> {}
      }
    }
    commit(outlet, stamps, visits, told);
  }

  /// Items of a feed that is not followed any more are dropped; how its subscription ended is not.
  private boolean worthIt(Message.Brought brought) {
    Visited visited = brought.visited();
    boolean worth = visited.arrivals().isEmpty() || schedule.follows(visited.status().feed());
    if (!worth) {
      brought.kept().complete(false);
    }
    return worth;
  }

  private void commit(
      Outlet outlet, Stamps stamps, List<Visited> visits, List<Message.Brought> told) {
    List<Visited> all = new ArrayList<>(visits);
    told.forEach(brought -> all.add(brought.visited()));
    Instant now = clock.instant();
    if (all.stream().anyMatch(visited -> !visited.arrivals().isEmpty())) {
      pulse.quicken(now);
    }
    boolean markDue = pulse.due(now, stamps.marked());
    List<FeedStatus> written = outlet.write(all, markDue, now, stamps);
    written.forEach(this::remember);
    visits.forEach(this::tell);
    for (Message.Brought brought : told) {
      brought.kept().complete(true);
      if (!brought.visited().arrivals().isEmpty()) {
        hear(brought.visited());
      }
    }
    worked |= !written.isEmpty();
  }

  private void tell(Visited visit) {
    FeedStatus status = visit.status();
    if (status.problem() != null) {
      LOG.atWarn()
          .addKeyValue("title", visit.name())
          .addKeyValue("feed", status.feed())
          .addKeyValue("trace", Trace.ofVisit(status.feed(), status.occasion()).id())
          .log("{}", status.problem());
    }
    hear(visit);
  }

  private void hear(Visited visit) {
    FeedStatus status = visit.status();
    try {
      listener.accept(
          new Visit(
              status.feed(),
              visit.name(),
              status.outcome(),
              visit.arrivals().size(),
              status.problem()));
    } catch (RuntimeException e) {
      LOG.warn("a listener for visits failed: {}", e.toString());
    }
  }

  /// Feeds that were put on the topic just before the question are read first. The clock is read
  /// once: what is promised is true of that moment.
  private boolean atRest(Outlet outlet, FeedWatch.Seat feeds, Stamps stamps) {
    feeds.all(this::feed);
    Instant now = clock.instant();
    if (!schedule.idle(now) || !hubs.idle(now)) {
      return false;
    }
    outlet.write(List.of(), true, now, stamps);
    worked = true;
    return true;
  }
}
