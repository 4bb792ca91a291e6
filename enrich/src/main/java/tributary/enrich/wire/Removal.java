package tributary.enrich.wire;

import org.apache.kafka.streams.state.KeyValueStore;

/// Takes keys out of stores without a look at what was there: `delete` of a store on disk reads the
/// old value to return it, which costs more than the deletion.
public final class Removal {
  private Removal() {}

  /// Removes a key, whether it is there or not.
  public static <K> void remove(KeyValueStore<K, ?> store, K key) {
    store.put(key, null);
  }
}
