package tributary.publish;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Digest;
import tributary.events.digest.Instruction;
import tributary.events.run.Live;
import tributary.events.topic.Cluster;
import tributary.publish.bounce.Returns;
import tributary.publish.herald.Pointer;
import tributary.publish.log.Lead;
import tributary.publish.log.TopicWriter;
import tributary.publish.operation.Board;
import tributary.publish.reading.WebAddress;
import tributary.publish.web.Served;
import tributary.publish.web.Site;

/// Stories in, editions out: on the topic `digests`, by mail, and on web pages. Of several
/// publishers on a cluster one works; the others stand by with pages that are up to date, and one
/// of them takes over when it is gone. Stories are those of the run that readers follow: when that
/// is another one, pages stay as they are until it is read.
public final class Publish implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publish.class);
  private static final Duration BREATH = Duration.ofSeconds(5);
  private static final Duration RETRY_MAIL = Duration.ofSeconds(30);
  private static final Duration SETTLING = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Cluster cluster;
  private final PublishConfig config;
  private final Clock clock;
  private final String client;
  private final Means means;
  private final Lead lead;
  private final Shopfront front;
  private final Site site;
  private final Hearers hearers = new Hearers(this::page);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Desk desk;
  private volatile @Nullable Thread thread;
  private boolean begun;
  private volatile long turned = System.nanoTime();
  private volatile boolean reading;

  /// @param data folder for the outbox and the library
  /// @param clock says which editions are over
  /// @param instance names this process to the brokers, and its library
  /// @throws IllegalStateException if the library's folder is in use or cannot be written
  public Publish(Cluster cluster, PublishConfig config, Path data, Clock clock, String instance) {
    this.cluster = cluster;
    this.config = config;
    this.clock = clock;
    this.client = cluster.prefix() + "publish-" + instance;
    this.means = Means.of(config, data, instance, PATIENCE, clock, this::closed);
    this.lead = new Lead(cluster, "publisher", client);
    this.front = new Shopfront(cluster.topics(), means);
    this.site = new Site(config.web().host(), config.web().port(), front::shown, front.corners());
  }

  /// Says who writes down what operators want done: it returns when the instruction is on the log.
  public void onInstruction(Consumer<Instruction> writer) {
    front.instructTo(writer);
  }

  /// Reads the topics to their end, then serves the pages and works on a thread of its own.
  ///
  /// @throws IllegalStateException if the port is taken, a topic is missing or Kafka does not
  ///   answer
  public void start() {
    lead.start();
    lead.await(SETTLING);
    Desk opened = open();
    try {
      take(opened);
      site.start();
      means.pages().served(site.address());
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    if (config.web().publicUrl() == null && !config.mail().to().isEmpty()) {
      LOG.info("web.publicUrl is not set: mails do without a link to the pages");
    }
    thread = Thread.ofPlatform().name("publish").daemon().start(() -> run(opened));
  }

  private Desk open() {
    try {
      return session();
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "Publishing cannot start: Kafka at %s says: %s"
              .formatted(cluster.bootstrap(), e.getMessage()),
          e);
    }
  }

  /// One that works if this publisher is to work, on the run that readers follow.
  private Desk session() {
    boolean leads = lead.held();
    BooleanSupplier end =
        () -> {
          turned = System.nanoTime(); // asked over and over while much is read
          return closed() || lead.held() != leads;
        };
    Live live = Pointer.now(cluster, client, this::closed);
    Means own = means.of(means.stocks().of(live.run()), end);
    Desk opened = Desk.open(cluster.of(live.run()), client, own, leads);
    LOG.info(
        leads ? "This publisher works, on run {}" : "This publisher stands by, on run {}",
        live.run());
    return opened;
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  private void take(Desk opened) {
    desk = opened;
    front.take(opened);
    reading = true;
    if (opened.leads() && !begun) {
      begun = true;
      means.start();
    }
  }

  private void run(Desk first) {
    Desk current = first;
    while (true) {
      boolean rest = false;
      try (Desk working = current) {
        go(working);
      } catch (WakeupException e) {
        return;
      } catch (RuntimeException e) {
        rest = interrupted(e);
      }
      Optional<Desk> next = reopened(rest);
      if (next.isEmpty()) {
        return;
      }
      current = next.get();
    }
  }

  /// Whether to wait a little before it begins anew.
  private boolean interrupted(RuntimeException failure) {
    if (TopicWriter.shutOut(failure) && !lead.held()) {
      LOG.info("Another publisher has taken over on this cluster; this one stands by");
      return false;
    }
    reading = false;
    LOG.error("Publishing was interrupted, begins anew: {}", failure.toString(), failure);
    problem("Publishing was interrupted: " + failure.getMessage());
    return true;
  }

  /// Until the session ends, or readers follow another run.
  private void go(Desk working) {
    if (working.leads()) {
      work(working);
      return;
    }
    while (!working.over()) {
      turned = System.nanoTime();
      working.watch();
      take(working);
    }
  }

  private void work(Desk working) {
    turned = System.nanoTime();
    catchUp(working);
    Instant mailed = clock.instant();
    while (!working.over()) {
      turned = System.nanoTime();
      working.read();
      for (Digest digest : working.freeze()) {
        front.take(working);
        LOG.atInfo()
            .addKeyValue("edition", digest.edition())
            .log("An edition is frozen with {} stories", digest.entries().size());
        hearers.tell(digest, working.mail(digest));
      }
      working.welcome();
      if (working.mailsWait() || clock.instant().isAfter(mailed.plus(RETRY_MAIL))) {
        working.mailOn();
        working.remind();
        mailed = clock.instant();
      }
      take(working);
    }
  }

  /// Mails left over from before go out; listeners hear of the newest edition once.
  private void catchUp(Desk working) {
    for (Digest digest : working.newest()) {
      hearers.introduce(digest, working.mail(digest));
    }
    hearers.introduced();
    working.remind();
  }

  /// Empty when it is time to go.
  private Optional<Desk> reopened(boolean rest) {
    boolean ends = rest ? resting() : closed();
    while (!ends) {
      turned = System.nanoTime();
      try {
        Desk opened = session();
        take(opened);
        return Optional.of(opened);
      } catch (WakeupException e) {
        ends = closed();
      } catch (RuntimeException e) {
        LOG.error("Publishing cannot go on yet: {}", e.getMessage());
        problem("Publishing cannot go on yet: " + e.getMessage());
        ends = resting();
      }
    }
    return Optional.empty();
  }

  private boolean resting() {
    try {
      return closing.await(BREATH.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void problem(String sentence) {
    front.problem(sentence);
    LOG.warn("{}", sentence);
  }

  private URI page(Digest digest) {
    URI base = config.web().publicUrl() == null ? site.address() : config.web().publicUrl();
    return URI.create(WebAddress.behind(base, "/editions/" + digest.edition()));
  }

  /// The port of the web pages; after [#start].
  public int port() {
    return site.port();
  }

  /// Hears of each edition once it is frozen and its mails are handed over, on the publishing
  /// thread; and at the start of the newest one there is. Ask before [#start].
  public void onEdition(Consumer<Published> listener) {
    hearers.add(listener);
  }

  /// Hears of each page that is served, on the web's threads; one listener. Ask before [#start].
  public void onServed(Consumer<Served> listener) {
    site.onServed(listener);
  }

  /// What operators look at; any thread may look.
  public Board board() {
    return front.board();
  }

  /// Whether the pages are served and all topics were read to where they ended at the start; false
  /// also while it begins anew after a fault.
  public boolean ready() {
    return thread != null && reading;
  }

  /// Whether it is this publisher that works; else it stands by.
  public boolean leads() {
    Desk current = desk;
    return current != null && current.leads();
  }

  /// How long ago the publishing thread last came round; zero before it works.
  public Duration still() {
    return thread == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - turned);
  }

  /// The newest edition.
  public Optional<Digest> latest() {
    return front.editions().stream().findFirst();
  }

  /// How it goes; from any thread.
  public Health health() {
    return lead.trouble().map(front.health()::with).orElseGet(front::health);
  }

  /// Ends the work between two mails, then the pages; within five seconds. A mail server that does
  /// not answer in that time is left to itself: its mail is held at the next start.
  @Override
  public void close() {
    closing.countDown();
    Optional.ofNullable(desk).ifPresent(Desk::wake);
    Thread running = thread;
    if (running != null) {
      try {
        running.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    lead.close();
    means.returns().ifPresent(Returns::close);
    site.close();
    means.stocks().close();
  }
}
