package tributary.publish.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;
import tributary.publish.SampleWeek;
import tributary.publish.subscription.Doorman;
import tributary.publish.subscription.Reception;
import tributary.publish.subscription.Subscribers;

/// The publishing thread, as far as readers come to it: a real [Reception], whose log is a map.
final class FrontOffice implements AutoCloseable {
  final Map<String, Subscriber> log = new ConcurrentHashMap<>();
  final List<String> written = new CopyOnWriteArrayList<>();
  final Doorman doorman = new Doorman(SampleWeek.KEY, Duration.ofMinutes(2));
  final StandingClock clock = new StandingClock();
  final Subscribers subscribers = new Subscribers();
  final Reception reception;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Thread thread;

  FrontOffice(List<String> configured, Subscriber... there) {
    reception = new Reception(subscribers, configured, this::write, clock);
    for (Subscriber who : there) {
      log.put(who.id(), who);
      reception.take(who.id(), who);
    }
    thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (open.get()) {
                doorman.serve(reception);
                LockSupport.parkNanos(1_000_000);
              }
            });
  }

  private void write(String id, @Nullable Subscriber who) {
    written.add(id);
    if (who == null) {
      log.remove(id);
    } else {
      log.put(id, who);
    }
  }

  @Override
  public void close() {
    open.set(false);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stands where it is put.
  static final class StandingClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-16T08:00:00Z");

    void forward(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody asks for it");
    }
  }
}
