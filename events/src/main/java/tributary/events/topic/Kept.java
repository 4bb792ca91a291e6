package tributary.events.topic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// How long a topic keeps its records, as Kafka topic settings.
public sealed interface Kept {
  /// As good as for ever; the greatest number that Kafka takes would overflow there.
  Duration CENTURY = Duration.ofDays(36_525);

  /// The latest record of each key, for ever.
  record Compacted() implements Kept {}

  /// The latest record of each key, for ever, where others write too: the broker stamps what comes,
  /// so that records of any producer on any partition have one order; and that a key has ended is
  /// kept like a value, as what it ends may lie on another partition.
  record Shared() implements Kept {}

  /// The latest record of each key; what was replaced or deleted is unreadable within `lag`.
  record Forgetting(Duration lag) implements Kept {}

  /// Every record, for ever.
  record Forever() implements Kept {}

  /// Every record, for this long.
  record For(Duration time) implements Kept {}

  /// The latest record of each key, for this long.
  record Recent(Duration time) implements Kept {}

  /// The topic settings that make it so.
  default Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("max.message.bytes", Integer.toString(Cluster.MAX_RECORD));
    switch (this) {
      case Compacted() -> settings.put("cleanup.policy", "compact");
      case Shared() -> {
        settings.put("cleanup.policy", "compact");
        settings.put("delete.retention.ms", Long.toString(CENTURY.toMillis()));
        settings.put("message.timestamp.type", "LogAppendTime");
      }
      case Forgetting(Duration lag) -> {
        settings.put("cleanup.policy", "compact");
        settings.put("max.compaction.lag.ms", Long.toString(lag.toMillis()));
        settings.put("delete.retention.ms", Long.toString(lag.toMillis()));
        settings.put("segment.ms", Long.toString(lag.dividedBy(2).toMillis()));
      }
      case Forever() -> {
        settings.put("cleanup.policy", "delete");
        settings.put("retention.ms", "-1");
        settings.put("retention.bytes", "-1");
      }
      case For(Duration time) -> {
        settings.put("cleanup.policy", "delete");
        settings.put("retention.ms", Long.toString(time.toMillis()));
        settings.put("retention.bytes", "-1");
      }
      case Recent(Duration time) -> {
        settings.put("cleanup.policy", "compact,delete");
        settings.put("retention.ms", Long.toString(time.toMillis()));
        settings.put("retention.bytes", "-1");
      }
    }
    return settings;
  }

  /// In words, for `docs/topics.md`.
  default String inWords() {
    return switch (this) {
      case Compacted() -> "the latest of each key, for ever";
      case Shared() -> "the latest of each key, ends too, for ever";
      case Forgetting(Duration lag) ->
          "the latest of each key; what it replaced is gone within " + lag.toHours() + " h";
      case Forever() -> "for ever";
      case For(Duration time) -> time.toDays() + " days";
      case Recent(Duration time) -> "the latest of each key, " + time.toDays() + " days";
    };
  }
}
