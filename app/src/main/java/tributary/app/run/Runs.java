package tributary.app.run;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tributary.app.topic.Scribe;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.run.Run.State;
import tributary.events.topic.Cluster;

/// The runs that there are, the first among them, and which of them readers follow.
public record Runs(Map<String, Run> all, Live live) {
  /// What is known of the first run before anything was written down of it.
  private static final Run FIRST =
      new Run(Run.MAIN, State.FOLLOWED, Instant.EPOCH, "", null, null, List.of());

  public Runs {
    Map<String, Run> known = new TreeMap<>(all);
    known.putIfAbsent(Run.MAIN, FIRST);
    all = Map.copyOf(known);
  }

  /// Those of now.
  public static Runs on(Cluster cluster) {
    try (RunsReader reader = new RunsReader(cluster)) {
      return reader.now();
    }
  }

  /// The run of that name.
  public Optional<Run> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  /// By name.
  public Collection<Run> list() {
    return new TreeMap<>(all).values();
  }

  /// Whether readers follow it.
  public boolean isLive(Run run) {
    return live.run().equals(run.name());
  }

  /// The run that readers follow; the first where it is not known.
  public Run followed() {
    return find(live.run()).orElse(FIRST);
  }

  /// Writes a run down.
  public static void write(Cluster cluster, Run run) {
    new Scribe(cluster).write(cluster.topics().runs(), Map.of(run.name(), run));
  }

  /// Forgets a run.
  public static void forget(Cluster cluster, String name) {
    Map<String, @Nullable Run> gone = new HashMap<>();
    gone.put(name, null);
    new Scribe(cluster).write(cluster.topics().runs(), gone);
  }

  /// Makes readers follow another run, or the same from another turn on.
  public static void write(Cluster cluster, Live live) {
    new Scribe(cluster).write(cluster.topics().live(), Map.of(Live.KEY, live));
  }
}
