package tributary.bench.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tributary.app.broker.Ports;
import tributary.app.config.Config;
import tributary.app.feed.FeedRegistry;
import tributary.app.topic.TopicDesk;
import tributary.events.feed.Feed;
import tributary.events.item.RawItem;
import tributary.events.topic.Cluster;

/// The whole house at work: papers that print, a broker and the three roles in JVMs of their own, a
/// mail server. For one thread.
public final class Household implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_FALLS = 12;
  private static final int PAPERS = 9;

  private final Path folder;
  private final PaperWeb papers;
  private final LoopbackMail mail = new LoopbackMail();
  private final Forwarder forwarder;
  private final int port = Ports.anyFree();
  private final int forwarded = Ports.anyFree();
  private final Cluster cluster;
  private final Members roles;
  private final Books books;
  private Jvm.Way brokerWay = Jvm.Way.megabytes(256);
  private @Nullable Jvm broker;
  private int edition;
  private Set<String> outBefore = Set.of();

  /// Starts it all, and returns when something that was printed is told.
  ///
  /// @param folder empty; left with what it leaves
  /// @param perSecond entries printed a second while it works
  public static Household open(Path folder, long seed, Supplier<RawItem> news, double perSecond)
      throws Exception {
    Household house = new Household(folder, seed, news);
    for (Role role : Role.values()) {
      house.roles.start(role.instance(1));
    }
    house.papers.edition(2);
    house.await("the first items are told", () -> house.books.settled() && house.arrived());
    house.papers.work(perSecond);
    return house;
  }

  private Household(Path folder, long seed, Supplier<RawItem> news) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.papers = new PaperWeb(PAPERS, news);
    this.forwarder = new Forwarder(forwarded, seed);
    this.cluster =
        new Cluster("127.0.0.1:" + port, "", Configuration.PARTITIONS, (short) 1, Map.of());
    Configuration how = new Configuration(this.folder, forwarder.port(), mail.port());
    this.roles = new Members(this.folder, how);
    startBroker();
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    new FeedRegistry(cluster).register(papers.feeds().stream().map(Feed::at).toList());
    this.books = new Books(cluster);
  }

  Path folder() {
    return folder;
  }

  /// The broker, past the forwarder.
  Cluster cluster() {
    return cluster;
  }

  PaperWeb papers() {
    return papers;
  }

  LoopbackMail mail() {
    return mail;
  }

  Forwarder forwarder() {
    return forwarder;
  }

  Books books() {
    return books;
  }

  /// The instances of roles.
  Members roles() {
    return roles;
  }

  /// What the roles' configuration comes to.
  Config config() {
    return Config.read(roles.file(Role.ENRICH.instance(1)), Map.of());
  }

  Jvm broker() {
    if (broker == null) {
      throw new IllegalStateException("no broker was started");
    }
    return broker;
  }

  void brokerWay(Jvm.Way way) {
    brokerWay = way;
  }

  /// Starts the broker, and waits until it takes requests.
  void startBroker() throws InterruptedException {
    Path output = folder.resolve("broker.txt");
    long before = lines(output);
    broker =
        Jvm.start(
            output,
            brokerWay,
            LoneBroker.class,
            folder.resolve("kafka").toString(),
            Integer.toString(port),
            Integer.toString(forwarded),
            Integer.toString(forwarder.port()));
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (lines(output) == before) {
      if (!broker().alive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the broker does not start:\n    " + broker().lastSaid(8));
      }
      Thread.sleep(20);
    }
  }

  private static long lines(Path output) {
    try {
      return Files.exists(output)
          ? Files.readAllLines(output).stream()
              .filter(l -> l.startsWith("a broker listens"))
              .count()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until `state` holds, and keeps the roles up.
  ///
  /// @return seconds that it took
  double await(String state, BooleanSupplier holds) throws InterruptedException {
    long begun = System.nanoTime();
    int before = roles.fallen();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - begun > LONGEST.toNanos() || roles.fallen() > before + MOST_FALLS) {
        throw new Broken(
            "not within %d minutes, and %d falls of roles: %s%n    %s"
                .formatted(LONGEST.toMinutes(), roles.fallen() - before, state, roles.lastSaid()));
      }
      roles.tend();
      Thread.sleep(20);
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /// Goes on for a while.
  void work(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      roles.tend();
      Thread.sleep(20);
    }
  }

  /// Prints something in every paper, and waits until it is told.
  ///
  /// @return seconds that it took
  double recovered() throws InterruptedException {
    papers.edition(1);
    Set<String> printed = papers.printed();
    double there = await("what is printed is fetched", () -> books.guids().containsAll(printed));
    Set<String> fetched = books.fetched().keySet();
    return there
        + await("what is fetched is told", () -> books.told().keySet().containsAll(fetched));
  }

  /// Orders the next edition, of what is complete.
  ///
  /// @return its digest's name
  String order() {
    outBefore = books.editions().keySet();
    return Orderly.next(cluster, ++edition);
  }

  /// Whether an edition of a digest is out that was not when it was ordered: that of the week
  /// before comes by itself.
  boolean isOut(String digest) {
    return books.editions().keySet().stream()
        .anyMatch(one -> one.startsWith(digest + "-") && !outBefore.contains(one));
  }

  /// Whether all that was printed is fetched.
  boolean arrived() {
    return books.guids().containsAll(papers.printed());
  }

  @Override
  public void close() throws IOException {
    papers.work(0);
    roles.close();
    books.close();
    if (broker != null) {
      broker.close();
    }
    forwarder.close();
    mail.close();
    papers.close();
  }
}
