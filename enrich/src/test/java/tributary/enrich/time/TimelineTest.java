package tributary.enrich.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.topic.Marked;

class TimelineTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");

  @TempDir File folder;
  private KeyValueStore<String, String> store;
  private KeyValueStore<String, Long> promises;
  private Timeline<String> timeline;

  @BeforeEach
  void open() {
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
    store = store(context, "values", Serdes.String());
    promises = store(context, "promises", Serdes.Long());
    timeline = new Timeline<>(store);
  }

  @Test
  void handsOverInOrderWhatTimeHasClosedOverAndEachOnce() {
    add(2, "b");
    add(1, "z");
    add(2, "a");
    add(9, "later");

    assertThat(read(5)).containsExactly("z", "a", "b");
    assertThat(read(5)).isEmpty();
    assertThat(read(8)).isEmpty();
    assertThat(read(9)).containsExactly("later");
  }

  @Test
  void takesOutWhatItHandsOver() {
    add(1, "old");
    add(2, "new");

    assertThat(take(1)).containsExactly("old");
    assertThat(take(1)).isEmpty();
    assertThat(new Timeline<>(store).at(Order.key(at(1), "old", 1))).isNull();
    assertThat(take(2)).containsExactly("new");
  }

  /// The bounds are memory alone: whoever comes below one is handed over all the same, and a new
  /// timeline on the same store finds what the last one left.
  @Test
  void losesNothingBelowWhereItsLastWalkEnded() {
    add(5, "first");
    assertThat(take(7)).containsExactly("first");
    add(3, "late");
    add(4, "left");

    assertThat(take(3)).containsExactly("late");
    timeline = new Timeline<>(store);
    assertThat(read(7)).containsExactly("left");
  }

  @Test
  void closesTimeAtTheLeastPromiseOfItsUpstreamsAndNobodyElses() {
    Watermarks watermarks = new Watermarks(promises, Set.of("a", "b"));

    assertThat(watermarks.advance(mark("a", 5))).isEmpty();
    assertThat(watermarks.advance(mark("stray", 1))).isEmpty();
    assertThat(watermarks.closed()).isBefore(Instant.EPOCH);
    assertThat(watermarks.advance(mark("b", 3))).contains(at(3));
    assertThat(watermarks.advance(mark("b", 2))).as("less than before").isEmpty();
    assertThat(watermarks.advance(mark("b", 9))).contains(at(5));
    assertThat(new Watermarks(promises, Set.of("a", "b")).closed()).isEqualTo(at(5));
  }

  private static Marked.Mark<String> mark(String from, int second) {
    return new Marked.Mark<>(from, at(second));
  }

  private void add(int second, String value) {
    timeline.add(Order.key(at(second), value, 1), value);
  }

  private List<String> read(int second) {
    List<String> read = new ArrayList<>();
    timeline.read(at(second), read::add);
    return read;
  }

  private List<String> take(int second) {
    List<String> taken = new ArrayList<>();
    timeline.take(at(second), taken::add);
    return taken;
  }

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }

  private static <V> KeyValueStore<String, V> store(
      MockProcessorContext<?, ?> context, String name, Serde<V> values) {
    KeyValueStore<String, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
