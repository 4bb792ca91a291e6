package tributary.enrich.time;

import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tributary.enrich.wire.Removal;

/// Values in the one order that everything is decided in, whatever order they come in: they wait
/// here until time has closed over them. Where the last reading and the last taking ended is
/// remembered, as a store on disk walks over every deleted key below a range that is open at its
/// lower end. That is memory alone and costs one such walk at the start: what is handed over does
/// not depend on it. One thread.
///
/// @param <V> what waits
public final class Timeline<V> {
  private final KeyValueStore<String, V> store;
  private @Nullable String read;
  private @Nullable String taken;

  /// @param store used by nobody else, its keys from [Order]
  public Timeline(KeyValueStore<String, V> store) {
    this.store = store;
  }

  /// Adds a value.
  ///
  /// @param order its place: a key of [Order], with something after it where several share one
  public void add(String order, V value) {
    store.put(order, value);
    read = earlier(read, order);
    taken = earlier(taken, order);
  }

  /// The value at a place; null where there is none.
  public @Nullable V at(String order) {
    return store.get(order);
  }

  /// Drops the value at a place.
  public void drop(String order) {
    Removal.remove(store, order);
  }

  /// Hands over, in order, the values up to and with `time` that it has not handed over before.
  /// They stay. A new timeline begins at its first value again.
  public void read(Instant time, Consumer<V> reader) {
    String end = Order.through(time);
    each(read, end, entry -> reader.accept(entry.value));
    read = end;
  }

  /// Takes out, in order, the values up to and with `time`.
  public void take(Instant time, Consumer<V> taker) {
    String end = Order.through(time);
    each(
        taken,
        end,
        entry -> {
          Removal.remove(store, entry.key);
          taker.accept(entry.value);
        });
    taken = end;
  }

  private void each(@Nullable String from, String end, Consumer<KeyValue<String, V>> reader) {
    if (from != null && from.compareTo(end) >= 0) {
      return;
    }
    try (KeyValueIterator<String, V> range = store.range(from, end)) {
      range.forEachRemaining(reader);
    }
  }

  private static @Nullable String earlier(@Nullable String bound, String order) {
    return bound == null || bound.compareTo(order) <= 0 ? bound : order;
  }
}
