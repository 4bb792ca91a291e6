package tributary.ingest;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A desk, its thread, and what became of it. A desk that Kafka let down may be staffed anew, with
/// growing pauses; a fault in our own code may not.
final class DeskThread {
  private static final Logger LOG = LoggerFactory.getLogger(DeskThread.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_FAULTS = 6;

  private final int partition;
  private final Desk desk;
  private final Thread thread;
  private final int earlierFaults;
  private volatile boolean ended;
  private volatile long endedAt;
  private volatile int faults;
  private volatile @Nullable String fatal;

  DeskThread(int partition, Desk desk, int earlierFaults) {
    this.partition = partition;
    this.desk = desk;
    this.earlierFaults = earlierFaults;
    this.thread = Thread.ofPlatform().daemon().name("ingest-" + partition).unstarted(this::work);
  }

  Desk desk() {
    return desk;
  }

  int faults() {
    return faults;
  }

  /// Why no further desk can help; null while one can.
  @Nullable String fatal() {
    return fatal;
  }

  /// Whether the desk has ended, by a fault or by leaving.
  boolean over() {
    return ended;
  }

  void start() {
    thread.start();
  }

  void leave() {
    desk.stop();
  }

  void awaitEnd(Duration most) {
    try {
      if (!thread.join(most)) {
        thread.interrupt(); // it may wait for a broker that is gone
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether the desk has ended, can be staffed again and has rested long enough.
  boolean mayReturn() {
    long pause = FIRST_PAUSE.toNanos() << Math.min(faults, MOST_FAULTS);
    return ended && fatal == null && System.nanoTime() - endedAt > pause;
  }

  private void work() {
    try {
      desk.run();
    } catch (ProducerFencedException e) {
      LOG.info("partition {} was taken over by another instance", partition);
    } catch (KafkaException e) {
      kafkaFault(e);
    } catch (RuntimeException | Error e) {
      LOG.debug("partition {} failed", partition, e);
      fatal = "a fault in ingest itself, partition " + partition + ": " + e;
    } finally {
      endedAt = System.nanoTime();
      ended = true;
    }
  }

  private void kafkaFault(KafkaException e) {
    faults = desk.worked() ? 1 : earlierFaults + 1;
    boolean barred = e instanceof AuthenticationException || e instanceof AuthorizationException;
    if (barred || faults > MOST_FAULTS) {
      fatal = "Kafka cannot be worked with, partition " + partition + ": " + e.getMessage();
    } else {
      LOG.warn("partition {} begins anew, Kafka let it down: {}", partition, e.getMessage());
    }
  }
}
