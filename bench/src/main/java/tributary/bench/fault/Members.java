package tributary.bench.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.app.Main;

/// The instances of roles that are wanted, by name. One that falls is started again, as a
/// supervisor would, and that is counted. For one thread.
final class Members {
  private static final int HEAP = 320;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Configuration configuration;
  private final Map<String, Jvm> all = new TreeMap<>();
  private final Map<String, Jvm.Way> ways = new TreeMap<>();
  private final Map<String, Integer> folders = new TreeMap<>();
  private final Set<String> wanted = new TreeSet<>();
  private int fallen;

  Members(Path folder, Configuration configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /// How often one ended without being told to.
  int fallen() {
    return fallen;
  }

  Jvm get(String instance) {
    Jvm jvm = all.get(instance);
    if (jvm == null) {
      throw new IllegalStateException(instance + " was never started");
    }
    return jvm;
  }

  /// Where it keeps what it has.
  Path data(String instance) {
    return folder.resolve("data-" + instance + suffix(instance));
  }

  private String suffix(String instance) {
    Integer number = folders.get(instance);
    return number == null ? "" : "." + number;
  }

  /// Its configuration.
  Path file(String instance) {
    return configuration.of(instance, data(instance));
  }

  /// Starts one, to be kept up from now on.
  void start(String instance) {
    wanted.add(instance);
    Jvm.Way way = ways.getOrDefault(instance, Jvm.Way.megabytes(HEAP));
    run(instance, way, folder.resolve(instance + suffix(instance) + ".txt"));
  }

  /// Starts one that is not kept up.
  Jvm once(String instance, Jvm.Way way) {
    wanted.remove(instance);
    return run(instance, way, folder.resolve(instance + "-once-" + System.nanoTime() + ".txt"));
  }

  Jvm once(String instance) {
    return once(instance, Jvm.Way.megabytes(HEAP));
  }

  private Jvm run(String instance, Jvm.Way way, Path output) {
    String command = Role.of(instance).command();
    String file = file(instance).toString();
    Jvm jvm = Jvm.start(output, way, Main.class, command, "--config", file);
    all.put(instance, jvm);
    return jvm;
  }

  /// Leaves one to itself: it is not kept up any more, and another may be started under its name,
  /// in a folder of its own.
  Jvm release(String instance) {
    wanted.remove(instance);
    Jvm jvm = get(instance);
    folders.merge(instance, 1, Integer::sum);
    return jvm;
  }

  /// How one is started from now on; null as usual.
  void way(String instance, Jvm.@Nullable Way way) {
    if (way == null) {
      ways.remove(instance);
    } else {
      ways.put(instance, way);
    }
  }

  /// Kills one, which is not kept up any more.
  void kill(String instance) throws InterruptedException {
    wanted.remove(instance);
    get(instance).kill();
  }

  /// Asks one to end.
  ///
  /// @return its exit code, [Jvm#KILLED] if it had to be killed
  int end(String instance) throws InterruptedException {
    wanted.remove(instance);
    get(instance).terminate();
    return get(instance).ended(PATIENCE);
  }

  /// Starts again what has fallen.
  void tend() {
    for (String instance : Set.copyOf(wanted)) {
      if (!get(instance).alive()) {
        fallen++;
        start(instance);
      }
    }
  }

  /// The last lines of each.
  String lastSaid() {
    return all.entrySet().stream()
        .map(member -> member.getKey() + " said last: " + member.getValue().lastSaid(4))
        .collect(Collectors.joining("\n    "));
  }

  void close() {
    wanted.clear();
    all.values().forEach(Jvm::close);
  }
}
