package tributary.bench.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A program in a JVM of its own, that can be killed, frozen, and asked to end. None outlives this
/// process.
public final class Jvm implements AutoCloseable {
  /// How a process ends that was killed: 128 and the number of SIGKILL.
  static final int KILLED = 137;

  /// Where programs leave what they forget.
  public static final String TEMPORARY = "tmp";

  private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();
  private static final long LONGEST_SECONDS = 60;

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> LIVING.forEach(Process::destroyForcibly)));
  }

  private final Process process;
  private final Path output;

  private Jvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// How a program is started.
  ///
  /// @param wrapper a command that becomes the program (`prlimit …`, `nsenter …`); may be empty
  /// @param options of the JVM
  public record Way(List<String> wrapper, List<String> options) {
    public Way {
      wrapper = List.copyOf(wrapper);
      options = List.copyOf(options);
    }

    /// With as much heap as that.
    public static Way megabytes(int heap) {
      return new Way(List.of(), List.of("-Xmx" + heap + "m"));
    }

    /// The same inside a wrapper.
    public Way in(String... command) {
      return new Way(List.of(command), options);
    }

    /// The same with a further option of the JVM; the later of two wins.
    public Way with(String option) {
      List<String> all = new ArrayList<>(options);
      all.add(option);
      return new Way(wrapper, all);
    }
  }

  /// Starts one on the class path of this process.
  ///
  /// @param output gets all that it says, behind what is there; beside it is its temporary folder
  public static Jvm start(Path output, Way way, Class<?> main, String... args) {
    return start(output, way, main.getName(), args);
  }

  /// The same for a main class that is known by name alone.
  public static Jvm start(Path output, Way way, String main, String... args) {
    List<String> command = new ArrayList<>(way.wrapper());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
    Path temporary = output.resolveSibling(TEMPORARY);
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(way.options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), main));
    command.addAll(List.of(args));
    try {
      Files.createDirectories(temporary);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start();
      LIVING.add(process);
      return new Jvm(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// As `kill -9` does; returns when it is gone.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    LIVING.remove(process);
  }

  /// Stops it between two instructions.
  void freeze() throws Exception {
    run("kill", "-STOP", Long.toString(process.pid()));
  }

  void thaw() throws Exception {
    run("kill", "-CONT", Long.toString(process.pid()));
  }

  /// SIGTERM.
  void terminate() {
    process.destroy();
  }

  /// Lets go of its standard input, at which a [LoneBroker] ends in order.
  void letGo() throws IOException {
    process.getOutputStream().close();
  }

  /// Waits until it has ended.
  ///
  /// @return the exit code; [#KILLED] where it was killed, or had to be after `within`
  public int ended(Duration within) throws InterruptedException {
    if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
    LIVING.remove(process);
    return process.exitValue();
  }

  /// Resident bytes, by Linux; 0 where it has ended.
  long resident() {
    return status("VmRSS:") << 10;
  }

  /// Seconds of processor that it has had, by Linux; 0 where it has ended.
  public double processor() {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
  }

  private long status(String line) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(one -> one.startsWith(line))
          .mapToLong(one -> Long.parseLong(one.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /// All that was said into its output, by it and those before it.
  String said() {
    try {
      return Files.exists(output)
          ? new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The last lines that it said.
  public String lastSaid(int lines) {
    List<String> all = said().lines().toList();
    return all.stream().skip(Math.max(0, all.size() - lines)).collect(Collectors.joining("\n    "));
  }

  /// Runs a command of the system to its end.
  ///
  /// @throws IllegalStateException if it fails, with what it said
  static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
    }
    return said;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    LIVING.remove(process);
  }
}
