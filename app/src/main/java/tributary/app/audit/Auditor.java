package tributary.app.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.app.letter.Sorting;
import tributary.app.topic.TopicException;
import tributary.events.run.Live;
import tributary.events.topic.Cluster;

/// Audits the run that readers follow for as long as the house is open, and has what nobody could
/// read set aside. It looks at the last week alone: the whole of it is for the command. On a thread
/// of its own; any thread may ask.
public final class Auditor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
  private static final Duration REACH = Duration.ofDays(7);

  /// Between two rounds of sorting where there are none of the audit.
  private static final Duration SORTING = Duration.ofSeconds(15);

  private static final Duration PARTING = Duration.ofSeconds(3);

  private final Cluster cluster;
  private final Clock clock;
  private final @Nullable Duration every;
  private final List<Consumer<Findings>> hearers = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("audit").unstarted(this::run);
  private int complaints;

  /// @param clock of ingest
  /// @param every between two rounds; null for no audit: then it sorts alone
  public Auditor(Cluster cluster, Clock clock, @Nullable Duration every) {
    this.cluster = cluster;
    this.clock = clock;
    this.every = every;
  }

  /// Hears what each round found, on the auditor's thread. Ask before [#start].
  public void onFindings(Consumer<Findings> hearer) {
    hearers.add(hearer);
  }

  /// Begins, and returns at once.
  public void start() {
    thread.start();
  }

  private void run() {
    do {
      try (Sorting sorting = new Sorting(cluster)) {
        follow(sorting);
      } catch (KafkaException | TopicException e) {
        LOG.warn("The audit begins anew: {}", e.getMessage());
      } catch (InterruptedException e) {
        return;
      }
    } while (waited());
  }

  /// Until the run is another one.
  private void follow(Sorting sorting) throws InterruptedException {
    Live live = sorting.live();
    Instant since = clock.instant().minus(REACH);
    Cluster followed = cluster.of(live.run());
    try (Audit audit = Audit.since(followed, since, sorting::look)) {
      do {
        if (every != null) {
          found(audit.round());
        }
        sorting.sort();
        if (!sorting.live().equals(live)) {
          return;
        }
      } while (waited());
    }
  }

  private void found(Findings findings) {
    hearers.forEach(hearer -> hearer.accept(findings));
    if (findings.faulty() > complaints) {
      LOG.error(
          "{} things are not where they should be, for example: {}",
          findings.faulty(),
          findings.faults().getLast());
    }
    complaints = findings.faulty();
  }

  /// @return whether it is to go on
  private boolean waited() {
    try {
      Duration rest = every == null ? SORTING : every;
      return !closing.await(rest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Ends within three seconds.
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(PARTING)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
