package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.enrich.duplicate.Serial;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Wording;
import tributary.enrich.wire.Wire;
import tributary.events.topic.Marked;

class ShardTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");

  @TempDir File state;

  /// After a rolled back transaction Streams restores the stores and calls `init` once more on the
  /// processor it has.
  @Test
  void forgetsWhatWasRolledBackWhenItsTaskIsRevived() {
    Processor<String, Marked<Probe>, String, Marked<Verdict>> shard =
        Shard.with(new Shard.Settings(1, Duration.ofDays(3), 64, 100, 650, Weighing.bundled()))
            .get();

    assertThat(pairs(shard)).isEmpty();
    assertThat(pairs(shard)).as("it is not compared with itself").isEmpty();
  }

  /// What a shard says of one item on empty stores.
  private List<Pair> pairs(Processor<String, Marked<Probe>, String, Marked<Verdict>> shard) {
    MockProcessorContext<String, Marked<Verdict>> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), state);
    add(context, "shard-journal", Wire.of(Probe.class));
    add(context, "shard-marks", Serdes.Long());
    shard.init(context);
    long at = NOON.toEpochMilli();
    shard.process(new Record<>("item", Marked.of(probe()), at));
    shard.process(new Record<>("mark", new Marked.Mark<>("announce-0", NOON), at));
    return context.forwarded().stream()
        .map(forward -> forward.record().value())
        .filter(Marked.Value.class::isInstance)
        .map(value -> ((Marked.Value<Verdict>) value).value())
        .flatMap(verdict -> verdict.pairs().stream())
        .toList();
  }

  private static <V> void add(MockProcessorContext<?, ?> context, String name, Serde<V> values) {
    KeyValueStore<String, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
  }

  private static Probe probe() {
    Wording wording = Wording.of(List.of("quartz"), List.of(), DocumentFrequencies.bundled());
    return new Probe(
        "item",
        1,
        NOON,
        NOON,
        "wire",
        0,
        wording,
        Embedding.NONE,
        Serial.of(""),
        Stated.NOTHING,
        "",
        "",
        List.of("quartz"),
        List.of());
  }
}
