package tributary.publish.herald;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.run.Live;
import tributary.events.topic.Cluster;
import tributary.publish.log.TopicReader;
import tributary.publish.log.TopicWriter;

/// Tells the stories of the live run on the topic `stories`, each record once, whoever dies when;
/// on a thread of its own. One is at work on a cluster: a second one shuts the first one out for
/// good. When another run goes live, subscribers are told what differs, as new versions, and then
/// what that run says.
public final class Herald implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);
  private static final Duration BREATH = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /// The one herald of a cluster.
  private static final String ROLE = "herald";

  private final Cluster cluster;
  private final String client;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable TopicReader waitedFor;
  private volatile @Nullable String trouble;
  private @Nullable Thread thread;

  /// @param client name for the broker's logs
  public Herald(Cluster cluster, String client) {
    this.cluster = cluster;
    this.client = client + "-herald";
  }

  /// Begins to tell.
  public void start() {
    thread = Thread.ofPlatform().name("herald").daemon().start(this::run);
  }

  private void run() {
    do {
      try (TopicWriter writer = new TopicWriter(cluster, ROLE, client)) {
        writer.open();
        tell(writer);
        return;
      } catch (WakeupException e) {
        return;
      } catch (RuntimeException e) {
        if (TopicWriter.shutOut(e)) {
          LOG.info("Another publisher tells the stories on this cluster from here on");
          return;
        }
        trouble = "Subscribers are not told of stories: " + e.getMessage();
        LOG.error("Telling stories was interrupted, begins anew: {}", e.toString(), e);
      }
    } while (!resting());
  }

  private void tell(TopicWriter writer) {
    while (!stopped()) {
      Live live = Pointer.now(cluster, client, this::stopped);
      trouble = null;
      new Telling(cluster.of(live.run()), live, client, writer, this::stopped)
          .go(reader -> waitedFor = reader);
    }
  }

  private boolean stopped() {
    return closing.getCount() == 0;
  }

  private boolean resting() {
    try {
      return closing.await(BREATH.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Why subscribers hear nothing, if so; from any thread.
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// Ends between two transactions, within four seconds.
  @Override
  public void close() {
    closing.countDown();
    TopicReader reader = waitedFor;
    if (reader != null) {
      reader.wake();
    }
    Thread running = thread;
    if (running != null) {
      try {
        running.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
