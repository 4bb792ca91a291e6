package tributary.enrich.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A store with the values asked for or written lately held ready: what is of interest now is
/// mostly new, and a look at the disk with its reading costs a hundred times as much. Made anew
/// whenever its task begins, so it never knows more than the store. One thread.
///
/// @param <V> immutable
public final class Held<V> {
  private final KeyValueStore<String, V> store;
  private final Map<String, V> held;

  /// @param store written by nobody else while this is used
  /// @param most values held
  public Held(KeyValueStore<String, V> store, int most) {
    this.store = store;
    this.held =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
          }
        };
  }

  /// The value of a key; null where there is none.
  public @Nullable V get(String key) {
    V known = held.get(key);
    if (known == null) {
      known = store.get(key);
      if (known != null) {
        held.put(key, known);
      }
    }
    return known;
  }

  public void put(String key, V value) {
    store.put(key, value);
    held.put(key, value);
  }

  public void delete(String key) {
    Removal.remove(store, key);
    held.remove(key);
  }
}
