package tributary.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a measurement takes of the machine: processor time by kind of thread, memory, disk.
final class Consumption {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Consumption() {}

  /// Processor seconds of this process by kind of thread so far; compiler, collector and the
  /// stores' own threads are what is left.
  static String byThread() {
    Map<String, Long> nanos = new TreeMap<>();
    long known = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      long spent = thread == null ? 0 : THREADS.getThreadCpuTime(thread.getThreadId());
      if (spent > 0) {
        nanos.merge(kind(thread.getThreadName()), spent, Long::sum);
        known += spent;
      }
    }
    nanos.put("the JVM and stores", processor() - known);
    StringBuilder said = new StringBuilder("processor");
    nanos.forEach((kind, spent) -> said.append(", %s %.1f s".formatted(kind, spent / 1e9)));
    return said.toString();
  }

  /// Nanoseconds of processor that this process has had.
  static long processor() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /// Bytes of the heap that are in use after a collection.
  static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// Resident bytes of this process, by Linux.
  static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }

  /// Bytes of all files below a folder; one that vanishes meanwhile counts nothing, nor does an
  /// index of a log, which is made as long as it may become.
  static long disk(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.toString().endsWith("index"))
          .mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0)
          .sum();
    }
  }

  private static String kind(String thread) {
    if (thread.contains("StreamThread")) {
      return thread.contains("producer") ? "enrich's producers" : "enrich";
    }
    return thread.equals("main") ? "the measurement" : "broker and others";
  }
}
