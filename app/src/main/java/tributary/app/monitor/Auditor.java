package tributary.app.monitor;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.app.audit.Audit;
import tributary.app.audit.Findings;
import tributary.events.topic.Cluster;

/// Checks again and again, from the topics alone, that nothing is lost ([Audit]), on a thread of
/// its own. What it finds is measured, and told by the log once.
final class Auditor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

  private final Cluster cluster;
  private final @Nullable Duration every;
  private final Meters meters;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("audit").daemon().unstarted(this::run);
  private int told;

  /// @param every between two rounds; null for none at all
  Auditor(Cluster cluster, @Nullable Duration every, Meters meters) {
    this.cluster = cluster;
    this.every = every;
    this.meters = meters;
  }

  void start() {
    if (every != null) {
      thread.start();
    }
  }

  private void run() {
    while (!rested()) {
      try (Audit audit = new Audit(cluster)) {
        do {
          found(audit.round());
        } while (!rested());
      } catch (RuntimeException e) {
        LOG.info("The audit begins anew, Kafka let it down: {}", e.getMessage());
      }
    }
  }

  private boolean rested() {
    try {
      return every == null || closing.await(every.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void found(Findings findings) {
    meters.audited(findings);
    if (findings.faulty() > told) {
      LOG.error(
          "The audit found what should not be, {} times: {}",
          findings.faulty(),
          String.join("; ", findings.faults().stream().limit(5).toList()));
    }
    told = findings.faulty();
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
