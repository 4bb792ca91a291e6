package tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/// Where this process's processor time goes, by stage of enrich: the JDK samples each thread once
/// in ten milliseconds of its own processor time (JEP 509, on Linux), native code included, and the
/// innermost frame that is known says the stage. What is left of the process's time is the
/// compiler, the collector and the stores' own threads.
final class Stages implements AutoCloseable {
  private static final String SAMPLE = "jdk.CPUTimeSample";
  private static final long EACH = 10_000_000;

  private static final String STORY = "tributary.enrich.story.";
  private static final String STREAMS = "org.apache.kafka.streams.";

  /// A class's beginning → the stage, the first that fits a frame; innermost frame first.
  private static final Map<String, String> BY_CLASS = new LinkedHashMap<>();

  static {
    stage("write and read: JSON of topics", "tributary.events.topic", "com.fasterxml.jackson");
    stage("write and read: inside (Wire)", "tributary.enrich.wire.");
    stage("stores: RocksDB", "org.rocksdb");
    stage("stores: changelogs", STREAMS + "state.internals.StoreChangeLogger");
    stage("stores: their layers", STREAMS + "state");
    stage(
        "send",
        STREAMS + "processor.internals.RecordCollector",
        "org.apache.kafka.clients.producer");
    stage(
        "normalise",
        "tributary.enrich.normalise",
        "tributary.enrich.language",
        "tributary.enrich.fact");
    stage("chapters and meaning", "tributary.enrich.chapter", "tributary.enrich.embedding");
    stage("tag", "tributary.enrich.subject");
    stage("announce: probes", STORY + "Prober", STORY + "Announce", STORY + "Routing");
    stage("shard: scoring", STORY + "Features", STORY + "Similarity", STORY + "Fusion");
    stage("shard: candidates", STORY + "Postings", STORY + "Heads", STORY + "Shard");
    stage("decide", STORY + "Decide", STORY + "Placing", STORY + "Memory", STORY + "Ruling");
    stage("complete: what it says", STORY + "Speeches", STORY + "Complete");
    stage("tell: fold", STORY + "Fold", STORY + "Tell", STORY + "Told", STORY + "Chronicle");
    stage("the measurement", "tributary.bench");
    stage("poll, commit, Streams itself", STREAMS, "org.apache.kafka.clients.consumer");
  }

  private final Recording recording = new Recording();
  private final long began = Consumption.processor();

  private Stages() {
    recording.enable(SAMPLE).with("throttle", "10ms").withStackTrace();
  }

  private static void stage(String name, String... classes) {
    for (String beginning : classes) {
      BY_CLASS.put(beginning, name);
    }
  }

  /// Samples from now on.
  static Stages begin() {
    Stages stages = new Stages();
    stages.recording.start();
    return stages;
  }

  /// A row of the table.
  ///
  /// @param nanos of processor
  record Row(String stage, long nanos) {
    String line(int items, long all) {
      double micros = nanos / 1e3 / items;
      return "| %-32s | %8.1f | %5.1f %% | %,10.0f |"
          .formatted(stage, micros, 100.0 * nanos / all, 1e6 / micros);
    }
  }

  /// Ends the sampling and says what each stage took, the dearest first.
  ///
  /// @param folder where the samples may lie meanwhile
  List<Row> end(Path folder) throws IOException {
    long processor = Consumption.processor() - began;
    recording.stop();
    Path file = folder.resolve("stages.jfr");
    recording.dump(file);
    Map<String, Long> nanos = new LinkedHashMap<>();
    long left = processor;
    try (RecordingFile samples = new RecordingFile(file)) {
      while (samples.hasMoreEvents()) {
        RecordedEvent event = samples.readEvent();
        if (event.getEventType().getName().equals(SAMPLE)) {
          nanos.merge(stage(event), EACH, Long::sum);
          left -= EACH;
        }
      }
    }
    Files.delete(file);
    nanos.put("compiler, collector, stores' own", Math.max(0, left));
    List<Row> rows = new ArrayList<>();
    nanos.forEach((stage, spent) -> rows.add(new Row(stage, spent)));
    rows.sort((a, b) -> Long.compare(b.nanos(), a.nanos()));
    return rows;
  }

  @Override
  public void close() {
    recording.close();
  }

  private static String stage(RecordedEvent event) {
    RecordedThread sampled = event.getThread("eventThread");
    String thread = sampled == null ? "" : String.valueOf(sampled.getJavaName());
    if (thread.contains("kafka-producer-network-thread")) {
      return "producers' own threads";
    }
    if (!thread.contains("StreamThread") && !thread.equals("main")) {
      return "broker and others";
    }
    if (event.getStackTrace() == null) {
      return "of enrich, not known";
    }
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      String type = frame.getMethod().getType().getName();
      for (Map.Entry<String, String> known : BY_CLASS.entrySet()) {
        if (type.startsWith(known.getKey())) {
          return known.getValue();
        }
      }
    }
    return thread.equals("main") ? "the measurement" : "of enrich, not known";
  }
}
