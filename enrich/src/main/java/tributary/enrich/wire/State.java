package tributary.enrich.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The kinds of state the topology keeps, both restored from a changelog. Key-value stores only: a
/// windowed store may fail to restore in Kafka 4.3 (KAFKA-20876).
public final class State {
  private static final Map<String, String> LOGGED = Map.of();

  private State() {}

  /// A processor's stores, always in the same order, so that the topology prints the same.
  public static Set<StoreBuilder<?>> all(StoreBuilder<?>... stores) {
    return new LinkedHashSet<>(List.of(stores));
  }

  /// On disk, keys in order: for what grows with the items in the window.
  public static <V> StoreBuilder<KeyValueStore<String, V>> onDisk(String name, Class<V> type) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), Wire.of(type))
        .withCachingDisabled()
        .withLoggingEnabled(LOGGED);
  }

  /// In memory: for what is asked for far more often than it is told, and stays small.
  public static <V> StoreBuilder<KeyValueStore<String, V>> inMemory(String name, Class<V> type) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), Wire.of(type))
        .withCachingDisabled()
        .withLoggingEnabled(LOGGED);
  }

  /// In memory, milliseconds by name: for a handful of promises.
  public static StoreBuilder<KeyValueStore<String, Long>> marks(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.Long())
        .withCachingDisabled()
        .withLoggingEnabled(LOGGED);
  }
}
