package tributary.app.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import tributary.app.run.RunFolder;
import tributary.app.run.Runs;
import tributary.app.topic.TopicDesk;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;

/// Takes a run away: its record first, so that whoever works on it leaves, then all that lies of it
/// on the broker and in the data folder. Whoever is stopped in between does it again.
///
/// @param cluster any run's
/// @param data the data folder
public record Drop(Cluster cluster, Path data) {
  private static final Duration LEAVING = Duration.ofSeconds(20);
  private static final Duration GONE = Duration.ofSeconds(30);

  /// Why the run is not to be dropped.
  ///
  /// @param force whether it may be the one that was followed before, or one that is being made
  /// @throws ReplayException with the reason
  public void check(String name, Runs runs, boolean force) {
    Run run = runs.all().get(name);
    if (run == null && of(name, runs).topics().isEmpty()) {
      throw new ReplayException("there is no run " + name + ": see `tributary replay list`");
    }
    if (name.equals(runs.live().run())) {
      throw new ReplayException("readers follow run " + name + ": `tributary replay switch` first");
    }
    if (!force && name.equals(runs.live().before())) {
      throw new ReplayException(
          "run %s was followed until %s: without it there is no way back; --force drops it"
              .formatted(name, Bounds.minute(runs.live().since())));
    }
    if (run != null && run.state() == Run.State.FILLING && !force && isWorkedOn(name)) {
      throw new ReplayException(
          "a replay works on run %s, or did a moment ago: end it first; --force drops it"
              .formatted(name));
    }
  }

  /// What would go.
  public Leftovers of(String name, Runs runs) {
    return Leftovers.of(cluster.of(name), runs);
  }

  private boolean isWorkedOn(String name) {
    Cluster own = cluster.of(name);
    try (Admin admin = Admin.create(own.admin())) {
      return !new RunGroup(own, admin).members().isEmpty();
    }
  }

  /// Drops it. The first run leaves its topics, empty, and can be made again.
  public void run(String name, Runs runs) throws InterruptedException {
    Cluster own = cluster.of(name);
    if (name.equals(Run.MAIN)) {
      runs.find(name).ifPresent(run -> Runs.write(cluster, run.in(Run.State.ENDED)));
    } else {
      Runs.forget(cluster, name);
    }
    try (Admin admin = Admin.create(own.admin())) {
      RunGroup group = new RunGroup(own, admin);
      long deadline = System.nanoTime() + LEAVING.toNanos();
      while (!group.members().isEmpty() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      group.delete();
      delete(admin, of(name, runs).topics());
    }
    if (name.equals(Run.MAIN)) {
      try (TopicDesk desk = new TopicDesk(own)) {
        desk.ensure();
      }
    }
    try {
      RunFolder.delete(data, name);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "all of run %s is gone but %s".formatted(name, RunFolder.of(data, name)), e);
    }
  }

  private void delete(Admin admin, Set<String> topics) throws InterruptedException {
    List<String> names = new ArrayList<>(topics);
    if (names.isEmpty()) {
      return;
    }
    admin
        .deleteTopics(names)
        .topicNameValues()
        .forEach((name, gone) -> RunGroup.done(cluster, "delete topic " + name, gone));
    long deadline = System.nanoTime() + GONE.toNanos();
    while (System.nanoTime() < deadline) {
      Set<String> left =
          RunGroup.await(cluster, "list the topics", admin.listTopics().names(), Set.<String>of());
      if (names.stream().noneMatch(left::contains)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
