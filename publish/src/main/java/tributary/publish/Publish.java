package tributary.publish;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Digest;
import tributary.events.digest.Instruction;
import tributary.events.topic.Cluster;
import tributary.publish.bounce.Returns;
import tributary.publish.log.TopicWriter;
import tributary.publish.operation.Board;
import tributary.publish.reading.WebAddress;
import tributary.publish.web.Served;
import tributary.publish.web.Site;

/// Stories in, editions out: on the topic `digests`, by mail, and on web pages. One publisher works
/// at a time on a cluster; a second one takes over from the first, which then only serves its
/// pages.
public final class Publish implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publish.class);
  private static final Duration BREATH = Duration.ofSeconds(5);
  private static final Duration RETRY_MAIL = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Cluster cluster;
  private final PublishConfig config;
  private final Clock clock;
  private final String client;
  private final Means means;
  private final Shopfront front;
  private final Site site;
  private final List<Consumer<Published>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Desk desk;
  private volatile @Nullable Thread thread;
  private boolean introduced;
  private volatile long turned = System.nanoTime();
  private volatile boolean over;
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
    this.means = Means.of(config, data, instance, PATIENCE, clock, () -> closing.getCount() == 0);
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
    means.start();
    thread = Thread.ofPlatform().name("publish").daemon().start(() -> run(opened));
  }

  private Desk open() {
    try {
      return Desk.open(cluster, client, means);
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "Publishing cannot start: Kafka at %s says: %s"
              .formatted(cluster.bootstrap(), e.getMessage()),
          e);
    }
  }

  private void take(Desk opened) {
    desk = opened;
    front.take(opened);
    reading = true;
  }

  private void run(Desk first) {
    Desk current = first;
    while (true) {
      try (Desk working = current) {
        work(working);
        return;
      } catch (WakeupException e) {
        return;
      } catch (RuntimeException e) {
        if (TopicWriter.shutOut(e)) {
          over = true;
          problem(
              "Another publisher has taken over on this cluster; this one only serves its pages.");
          return;
        }
        reading = false;
        LOG.error("Publishing was interrupted, begins anew: {}", e.toString(), e);
        problem("Publishing was interrupted: " + e.getMessage());
      }
      Optional<Desk> next = reopened();
      if (next.isEmpty()) {
        return;
      }
      current = next.get();
    }
  }

  private void work(Desk working) {
    turned = System.nanoTime();
    catchUp(working);
    Instant mailed = clock.instant();
    while (!means.stop().getAsBoolean()) {
      turned = System.nanoTime();
      working.read();
      for (Digest digest : working.freeze()) {
        front.take(working);
        LOG.info("Edition {} is frozen with {} stories", digest.edition(), digest.entries().size());
        tell(new Published(digest, working.mail(digest), page(digest), false));
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
      List<Receipt> receipts = working.mail(digest);
      if (!introduced) {
        introduced = true;
        tell(new Published(digest, receipts, page(digest), true));
      }
    }
    introduced = true;
    working.remind();
  }

  /// Empty when it is time to go.
  private Optional<Desk> reopened() {
    while (!resting()) {
      turned = System.nanoTime();
      try {
        Desk opened = Desk.open(cluster, client, means);
        take(opened);
        return Optional.of(opened);
      } catch (RuntimeException e) {
        LOG.error("Publishing cannot go on yet: {}", e.getMessage());
        problem("Publishing cannot go on yet: " + e.getMessage());
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

  private void tell(Published published) {
    for (Consumer<Published> listener : listeners) {
      try {
        listener.accept(published);
      } catch (RuntimeException e) {
        LOG.error("Somebody who wanted to hear of {} failed", published.digest().edition(), e);
      }
    }
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
    listeners.add(listener);
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

  /// How long ago the publishing thread last came round; zero before it works and after another
  /// publisher has taken over, when it has nothing to do.
  public Duration still() {
    return thread == null || over ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - turned);
  }

  /// The newest edition.
  public Optional<Digest> latest() {
    return front.editions().stream().findFirst();
  }

  /// How it goes; from any thread.
  public Health health() {
    return front.health();
  }

  /// Ends the work between two mails, then the pages; within five seconds. A mail server that does
  /// not answer in that time is left to itself: its mail is held at the next start.
  @Override
  public void close() {
    closing.countDown();
    Desk working = desk;
    if (working != null) {
      working.wake();
    }
    Thread running = thread;
    if (running != null) {
      try {
        running.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    means.returns().ifPresent(Returns::close);
    site.close();
    means.library().close();
    means.stories().close();
  }
}
