package tributary.app.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tributary.app.broker.Broker;
import tributary.app.broker.Endpoint;
import tributary.app.feed.FeedRegistry;
import tributary.app.feed.Followed;
import tributary.app.feed.State;
import tributary.app.letter.LetterBox;
import tributary.app.monitor.Glance;
import tributary.app.monitor.Room;
import tributary.app.monitor.Sighting;
import tributary.app.role.House;
import tributary.app.topic.Closed;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicLog;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.run.Run;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// Looks at everything at once, each part on a thread of its own.
public final class Survey {
  /// More deliveries than this are not counted: it would take more than a moment.
  private static final long COUNTABLE = 50_000;

  private final House house;
  private final Cluster cluster;
  private final boolean running;
  private final Needs needs;

  private Survey(House house) {
    this.house = house;
    this.cluster = house.cluster();
    this.running = house.broker() instanceof Broker.Remote;
    this.needs = new Needs(running);
  }

  /// Looks at a house.
  public static Standing of(House house) {
    return new Survey(house).standing();
  }

  /// What is read, at the same time.
  private record Read(
      Sighting seen,
      List<Standing.Worker> workers,
      Map<String, Long> sizes,
      FeedRegistry.Look feeds,
      LetterBox letters,
      Map<String, Digest> digests,
      List<String> drafts,
      Optional<Map<String, Integer>> deliveries,
      Optional<Instant> closed,
      Optional<Instant> told) {}

  private Read read() {
    Sighting seen = Glance.at(cluster, house.config().data());
    Cluster live = cluster.of(seen.live().run());
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<List<Standing.Worker>> workers = threads.submit(() -> workers(live));
      Future<Map<String, Long>> sizes = threads.submit(this::sizes);
      Future<FeedRegistry.Look> feeds = threads.submit(() -> house.feeds().look());
      Future<LetterBox> letters = threads.submit(() -> LetterBox.read(cluster));
      Future<Map<String, Digest>> digests =
          threads.submit(() -> Snapshot.of(cluster, cluster.topics().digests()).values());
      Future<List<String>> drafts =
          threads.submit(
              () -> List.copyOf(Snapshot.of(cluster, cluster.topics().drafts()).values().keySet()));
      Future<Optional<Map<String, Integer>>> deliveries = threads.submit(this::deliveries);
      Future<Optional<Instant>> closed = threads.submit(() -> closed(live.topics().stories()));
      Future<Optional<Instant>> told = threads.submit(() -> closed(cluster.topics().told()));
      return new Read(
          seen,
          get(workers),
          get(sizes),
          get(feeds),
          get(letters),
          get(digests),
          get(drafts),
          get(deliveries),
          get(closed),
          get(told));
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private Optional<Instant> closed(Topic<Marked<Story>> topic) {
    try (Closed<Story> closed = new Closed<>(cluster, topic)) {
      return closed.upTo();
    }
  }

  private List<Standing.Worker> workers(Cluster live) throws Exception {
    if (!running) {
      return List.of();
    }
    try (Crowd crowd = new Crowd(cluster)) {
      List<Standing.Worker> all = new ArrayList<>();
      all.addAll(crowd.workers("ingest", cluster.prefix() + "ingest"));
      all.addAll(crowd.workers("enrich", live.name("enrich")));
      return all;
    } catch (ExecutionException e) {
      return List.of();
    }
  }

  private Map<String, Long> sizes() throws Exception {
    try (Crowd crowd = new Crowd(cluster)) {
      return crowd.sizes();
    } catch (ExecutionException e) {
      return Map.of();
    }
  }

  private Optional<Map<String, Integer>> deliveries() {
    try (TopicLog log = new TopicLog(cluster)) {
      if (log.size(cluster.topics().deliveries()) > COUNTABLE) {
        return Optional.empty();
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (Delivery line : Snapshot.of(cluster, cluster.topics().deliveries()).values().values()) {
      counts.merge(line.state().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    return Optional.of(counts);
  }

  private Standing standing() {
    Read read = read();
    Instant now = Instant.now();
    Sighting.Lag lag = read.seen().lag().orElse(Sighting.Lag.NONE);
    Map<String, Integer> letters = new TreeMap<>();
    read.letters().open().forEach(letter -> letters.merge(letter.stage(), 1, Integer::sum));
    need(read, lag, letters, now);
    Map<String, Integer> feeds = new TreeMap<>();
    List<String> failing = new ArrayList<>();
    feeds(read.feeds(), feeds, failing);
    Optional<Digest> newest =
        read.digests().values().stream().max(Comparator.comparing(Digest::to));
    Optional<Endpoint> endpoint =
        running && house.config().kafka().bootstrap() == null
            ? Broker.running(house.config().broker())
            : Optional.empty();
    return new Standing(
        needs.list().isEmpty(),
        needs.list(),
        running ? house.broker().address() : null,
        endpoint.map(Endpoint::pid).orElse(null),
        endpoint.flatMap(at -> began(at.pid())).orElse(null),
        read.workers(),
        lag.records(),
        lag.waited().toSeconds(),
        read.closed().orElse(null),
        read.seen().live().run(),
        runs(read.seen()),
        feeds,
        failing,
        letters,
        newest.map(Digest::edition).orElse(null),
        newest.map(digest -> digest.entries().size()).orElse(0),
        house.config().publish().next(now),
        read.drafts(),
        read.deliveries().orElse(null),
        rooms(read.seen()),
        read.sizes());
  }

  private void need(Read read, Sighting.Lag lag, Map<String, Integer> letters, Instant now) {
    if (running) {
      needs.workers(read.workers());
      needs.times(lag, read.closed().orElse(null), read.told().orElse(null), now);
    }
    needs.room(read.seen(), house.config().operate());
    needs.decisions(
        letters.values().stream().mapToInt(Integer::intValue).sum(),
        read.deliveries().map(all -> all.getOrDefault("held", 0)).orElse(0),
        read.drafts());
  }

  private static Optional<Instant> began(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().startInstant());
  }

  private void feeds(FeedRegistry.Look look, Map<String, Integer> counts, List<String> failing) {
    counts.put("followed", look.followed().size());
    List<Followed> sorted = new ArrayList<>(look.followed());
    sorted.sort(Comparator.comparing(Followed::name));
    int late = 0;
    for (Followed feed : sorted) {
      State state = feed.state(house.lateBefore());
      counts.merge(state.word(), 1, Integer::sum);
      late += state == State.LATE ? 1 : 0;
      if (state.troubled()) {
        String why = feed.problem().map(text -> ": " + text).orElse("");
        failing.add(StatusText.plain(feed.name()) + ": " + state.word() + why);
      }
    }
    look.unreadable().forEach(line -> failing.add("not followed: " + line));
    needs.late(late);
  }

  private static Map<String, String> runs(Sighting seen) {
    Map<String, String> runs = new TreeMap<>();
    runs.put(Run.MAIN, "followed");
    seen.runs().forEach(run -> runs.put(run.name(), run.state().name().toLowerCase(Locale.ROOT)));
    return runs;
  }

  private static Map<String, String> rooms(Sighting seen) {
    Map<String, String> rooms = new LinkedHashMap<>();
    Room data = seen.disks().get("data");
    if (data != null) {
      rooms.put("data", data.words());
    }
    new TreeMap<>(seen.disks())
        .forEach((name, room) -> {
          // A broker on the same disk says nothing new.
          if (!name.equals("data") && (data == null || room.total() != data.total())) {
            rooms.put(name, room.words());
          }
        });
    return rooms;
  }
}
