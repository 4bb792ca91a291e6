package tributary.app.monitor;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.app.audit.Auditor;
import tributary.app.config.OperateConfig;
import tributary.app.config.OperateConfig.Switch;
import tributary.app.role.EnrichRole;
import tributary.events.topic.Cluster;
import tributary.ingest.Ingest;
import tributary.publish.Publish;

/// Watches over the roles of a process, and says how they do: looks at Kafka and the disks every
/// some seconds on a thread of its own, stops the fetching when a disk is nearly full, and answers
/// over HTTP.
public final class Monitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  /// Looks that do not come to an end: each takes some seconds at the most.
  private static final Duration LATE = Duration.ofMinutes(2);

  private final Cluster cluster;
  private final Path data;
  private final Clock clock;
  private final Duration every;
  private final DiskGuard guard;
  private final Meters meters;
  private final List<Vitals> roles = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("monitor").daemon().unstarted(this::run);
  private final @Nullable MonitorServer server;
  private volatile Sighting sighting = Sighting.NONE;
  private volatile long seen = System.nanoTime();
  private volatile boolean complete;

  /// @param data folder whose disk may not run full
  /// @param clock of the roles
  public Monitor(Cluster cluster, Path data, OperateConfig config, Clock clock) {
    this(cluster, data, config, clock, EVERY);
  }

  /// @param every between two looks
  Monitor(Cluster cluster, Path data, OperateConfig config, Clock clock, Duration every) {
    this.cluster = cluster;
    this.data = data;
    this.clock = clock;
    this.every = every;
    this.guard = new DiskGuard(config);
    this.meters = new Meters(() -> sighting);
    this.server = config.serve() == Switch.ON ? new MonitorServer(config, pages()) : null;
  }

  private MonitorServer.Pages pages() {
    return new MonitorServer.Pages() {
      @Override
      public String metrics() {
        return meters.print();
      }

      @Override
      public Checkup live() {
        return Monitor.this.live();
      }

      @Override
      public Checkup ready() {
        return Monitor.this.ready();
      }
    };
  }

  /// Begins to look and to answer; not ready until [#complete].
  public void start() {
    thread.start();
    if (server != null) {
      server.start();
    }
  }

  /// Watches over a role, from before it is started, and hears an auditor. Anything else is left
  /// alone.
  public void watch(AutoCloseable role) {
    Vitals vitals;
    switch (role) {
      case Ingest ingest -> {
        ingest.pauseWhile(guard::paused);
        vitals = new IngestVitals(ingest, guard::paused);
      }
      case EnrichRole enrich -> vitals = new EnrichVitals(enrich);
      case Publish publish -> vitals = new PublishVitals(publish, clock);
      case Auditor auditor -> {
        auditor.onFindings(meters::audited);
        return;
      }
      default -> {
        return;
      }
    }
    meters.role(vitals.role());
    vitals.measure(meters.registry());
    roles.add(vitals);
  }

  /// All roles of this process are started.
  public void complete() {
    complete = true;
  }

  /// Where it answers; empty where it does not serve.
  public Optional<InetSocketAddress> address() {
    return Optional.ofNullable(server).map(MonitorServer::address);
  }

  /// Whether this process should be started anew.
  Checkup live() {
    List<Checkup.Role> each = new ArrayList<>();
    for (Vitals role : roles) {
      Optional<String> dead = role.dead(sighting);
      each.add(
          new Checkup.Role(role.role(), dead.isEmpty() ? "up" : "dead", dead.stream().toList()));
    }
    List<String> reasons = new ArrayList<>();
    each.forEach(role -> reasons.addAll(role.reasons()));
    Duration age = age();
    if (age.compareTo(LATE.plus(every)) > 0) {
      reasons.add("nobody has looked after Kafka for " + age.toSeconds() + " s");
    }
    return new Checkup(reasons.isEmpty() ? "up" : "dead", reasons, each);
  }

  /// Whether this process does all its work now.
  Checkup ready() {
    Sighting now = sighting;
    List<String> reasons = new ArrayList<>();
    Optional.ofNullable(now.trouble()).ifPresent(reasons::add);
    if (!now.missing().isEmpty()) {
      reasons.add("Topics are missing: " + String.join(", ", now.missing()));
    }
    guard.reason().ifPresent(why -> reasons.add("Nothing is fetched until there is room: " + why));
    List<Checkup.Role> each = roles.stream().map(role -> role(role, now)).toList();
    each.stream()
        .filter(role -> role.status().equals("unready") || role.status().equals("dead"))
        .forEach(role -> reasons.addAll(role.reasons()));
    if (!complete) {
      reasons.add("Not all roles are started yet.");
      return new Checkup("starting", reasons, each);
    }
    List<String> complaints =
        each.stream()
            .filter(role -> role.status().equals("degraded"))
            .flatMap(role -> role.reasons().stream())
            .toList();
    if (reasons.isEmpty() && !complaints.isEmpty()) {
      return new Checkup("degraded", complaints, each);
    }
    return new Checkup(reasons.isEmpty() ? "up" : "unready", reasons, each);
  }

  private static Checkup.Role role(Vitals role, Sighting now) {
    Optional<String> dead = role.dead(now);
    if (dead.isPresent()) {
      return new Checkup.Role(role.role(), "dead", List.of(dead.get()));
    }
    Optional<String> waiting = role.waiting(now);
    if (waiting.isPresent()) {
      return new Checkup.Role(role.role(), "unready", List.of(waiting.get()));
    }
    List<String> complaints = role.complaints();
    return new Checkup.Role(role.role(), complaints.isEmpty() ? "up" : "degraded", complaints);
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - seen);
  }

  private void run() {
    try (Probe probe = new Probe(cluster, data)) {
      do {
        sighting = probe.look();
        seen = System.nanoTime();
        guard.measured(sighting.disks());
        tell();
      } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("Nobody looks after Kafka and the disks any more: {}", e.toString(), e);
    }
  }

  private void tell() {
    Map<String, Sighting.Lag> lags = new TreeMap<>();
    for (Vitals role : roles) {
      lags.put(role.role(), role.lag(sighting));
      String status = role(role, sighting).status();
      boolean well = status.equals("up") || status.equals("degraded");
      meters.up(role.role(), well);
      role.refresh(meters.registry());
    }
    meters.seen(sighting, lags);
  }

  /// Within two seconds, unless Kafka is being asked in vain.
  @Override
  public void close() {
    closing.countDown();
    if (server != null) {
      server.close();
    }
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    meters.close();
  }
}
