package tributary.app.role;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.app.config.Config;
import tributary.app.run.RunFolder;
import tributary.app.run.Runs;
import tributary.app.run.RunsReader;
import tributary.enrich.Enrich;
import tributary.enrich.Rules;
import tributary.enrich.extent.Extent;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;

/// The enrich role: works on every run that is followed, side by side, each by rules of its own.
/// One whose record comes is begun, one that is dropped is left. At its start the run that readers
/// follow goes by the configuration, and that is written down: after a switch it goes on by it.
/// Safe to share between threads.
public final class EnrichRole implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EnrichRole.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final Config config;
  private final Map<String, Enrich> working = new HashMap<>();
  private final Thread follower = new Thread(this::follow, "enrich-runs");
  private @Nullable RunsReader reader;
  private Runs runs = new Runs(Map.of(), Live.FIRST);
  private volatile boolean closing;

  public EnrichRole(Cluster cluster, Config config) {
    this.cluster = cluster;
    this.config = config;
  }

  /// Starts what there is to work on, and returns at once.
  ///
  /// @throws IllegalStateException if the live run's stores are damaged, or the embedding model
  ///   does not run
  public void start() {
    reader = new RunsReader(cluster);
    Runs now = reader.now();
    Rules today = new Rules(config.enrich(), config.subjectList());
    goBy(today, now.followed());
    synchronized (working) {
      runs = now;
      if (now.followed().state() == Run.State.FOLLOWED) {
        begin(now.followed().name(), today);
      }
      follow(now);
    }
    follower.start();
  }

  /// Waits until the run that readers follow is worked on.
  ///
  /// @return whether it is within `time`
  public boolean awaitRunning(Duration time) throws InterruptedException {
    Enrich enrich;
    synchronized (working) {
      enrich = working.get(runs.live().run());
    }
    return enrich != null && enrich.awaitRunning(time);
  }

  /// Names of the runs that are worked on here.
  public Set<String> runs() {
    synchronized (working) {
      return Set.copyOf(working.keySet());
    }
  }

  /// What works on the run that readers follow, if anything does.
  public Optional<Enrich> live() {
    synchronized (working) {
      return Optional.ofNullable(working.get(runs.live().run()));
    }
  }

  /// Why the run that readers follow has stopped for good; empty while it is worked on. Another
  /// run's failure is told by the log alone: readers do not notice.
  public Optional<String> failure() {
    return live()
        .flatMap(enrich ->
            switch (enrich.health()) {
              case Enrich.Health.Running _ -> Optional.empty();
              case Enrich.Health.Failed(String reason) -> Optional.of(reason);
            });
  }

  /// Commits what is done and leaves.
  @Override
  public void close() {
    closing = true;
    if (reader != null) {
      reader.wake();
    }
    try {
      if (follower.isAlive()) {
        follower.join(PARTING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Enrich> all;
    synchronized (working) {
      all = List.copyOf(working.values());
      working.clear();
    }
    all.parallelStream().forEach(Enrich::close);
  }

  private void follow() {
    try (RunsReader own = Objects.requireNonNull(reader)) {
      while (!closing) {
        if (own.poll(BETWEEN_LOOKS)) {
          synchronized (working) {
            if (!closing) {
              follow(own.now());
            }
          }
        }
      }
    } catch (KafkaException e) {
      LOG.error("Runs are not followed any more: {}", e.getMessage(), e);
    }
  }

  /// Begins and leaves so that what is worked on is what is followed.
  private void follow(Runs now) {
    runs = now;
    Map<String, Run> wanted =
        now.list().stream()
            .filter(run -> run.state() == Run.State.FOLLOWED)
            .collect(Collectors.toMap(Run::name, run -> run));
    for (String name : Set.copyOf(working.keySet())) {
      if (!wanted.containsKey(name)) {
        leave(name);
      }
    }
    wanted.values().stream()
        .filter(run -> !working.containsKey(run.name()))
        .forEach(this::beginBeside);
  }

  private void beginBeside(Run run) {
    try {
      Rules rules =
          run.rules().isEmpty()
              ? new Rules(config.enrich(), config.subjectList())
              : Rules.of(run.rules(), config.enrich().threads());
      begin(run.name(), rules);
      LOG.info("Run {} is worked on", run.name());
    } catch (IllegalArgumentException e) {
      LOG.error(
          "Run {} is not worked on: its rules cannot be read: {}", run.name(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Run {} is not worked on: {}", run.name(), e.getMessage(), e);
    }
  }

  private void begin(String name, Rules rules) {
    Path state = RunFolder.of(config.data(), name);
    Enrich enrich =
        new Enrich(cluster.of(name), rules, Extent.EVERYTHING, state, config.instance());
    working.put(name, enrich);
    enrich.start();
  }

  private void leave(String name) {
    Enrich gone = working.remove(name);
    if (gone != null) {
      gone.leave();
      LOG.info("Run {} is not worked on any more", name);
    }
    try {
      RunFolder.delete(config.data(), name);
    } catch (IOException e) {
      LOG.warn("The folder of run {} could not be deleted: {}", name, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Writes down what the run that readers follow goes by from now on, and says what that changes.
  private void goBy(Rules today, Run followed) {
    if (today.json().equals(followed.rules())) {
      return;
    }
    if (!followed.rules().isEmpty()) {
      LOG.warn(
          "Run {} goes by other rules from here on than what it has told so far ({}):"
              + " `tributary replay` makes it anew by them",
          followed.name(),
          changes(followed.rules(), today));
    }
    Runs.write(cluster, followed.by(today.json()));
  }

  private static String changes(String before, Rules today) {
    try {
      return String.join("; ", Rules.of(before, 1).changes(today));
    } catch (IllegalArgumentException e) {
      return "its own cannot be read: " + e.getMessage();
    }
  }
}
