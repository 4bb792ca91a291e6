package tributary.app.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tributary.app.feed.FeedRegistry;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.RawLog;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.topic.Cluster;

/// Papers, and topics on which they are followed.
final class Newsstand implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// Over which papers are spread by their number.
  static final int PARTITIONS = 3;

  private final Cluster cluster;
  private final List<Paper> papers = new ArrayList<>();

  /// Papers with one entry each, followed on topics of their own.
  Newsstand(String broker, String prefix, int papers) {
    this(broker, prefix, papers, true);
  }

  /// @param followed whether by the command line's own list of feeds
  Newsstand(String broker, String prefix, int papers, boolean followed) {
    cluster = new Cluster(broker, prefix, PARTITIONS, (short) 1, Map.of());
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    for (int number = 0; number < papers; number++) {
      this.papers.add(new Paper(number));
    }
    print();
    if (followed) {
      follow(this.papers.stream().map(Paper::feed).toList());
    }
  }

  void follow(List<Feed> feeds) {
    new FeedRegistry(cluster).register(feeds);
  }

  Cluster cluster() {
    return cluster;
  }

  Paper paper(int number) {
    return papers.get(number);
  }

  List<Paper> papers() {
    return papers;
  }

  /// A new entry in every paper.
  void print() {
    papers.forEach(Paper::print);
  }

  /// Turns the first four papers into a missing page, a page that is no feed, nothing at all, and a
  /// feed that breaks off after some entries.
  void spoilFour() {
    paper(0).answerWith(e -> Paper.send(e, 404, "text/plain", "not here"));
    String page =
        "<!doctype html><html><head><title>Hi</title></head><body><p>Hi</p></body></html>";
    paper(1).answerWith(e -> Paper.send(e, 200, "text/html", page));
    paper(2).answerWith(e -> Paper.send(e, 200, "application/rss+xml", ""));
    for (int i = 0; i < 9; i++) {
      paper(3).print();
    }
    paper(3).answerWith(paper(3)::breakOff);
  }

  void onAsked(Consumer<Paper> what) {
    papers.forEach(paper -> paper.onAsked(() -> what.accept(paper)));
  }

  /// What all papers say, by guid.
  Map<String, String> printed() {
    Map<String, String> all = new TreeMap<>();
    papers.forEach(paper -> all.putAll(paper.printed()));
    return all;
  }

  RawLog log() {
    return RawLog.of(cluster);
  }

  /// Whether all that the papers say is committed.
  boolean arrived() {
    return log().titles().equals(printed());
  }

  Map<String, FeedStatus> statuses() {
    return Snapshot.of(cluster, cluster.topics().feedStatus()).values();
  }

  /// Waits until `state` holds.
  static void await(String state, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE + ": " + state);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /// Waits until `latch` is open.
  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("what was waited for did not come within " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    papers.forEach(Paper::close);
  }
}
