package tributary.enrich;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// A store of values as they are: a database for each of some thousand tasks would take a build's
/// time. Iterators see what was there when they began, as those of RocksDB do.
final class MemoryStore<V> implements KeyValueStore<String, V> {
  private final String name;
  private final NavigableMap<String, V> values = new TreeMap<>();

  MemoryStore(String name) {
    this.name = name;
  }

  @Override
  public V get(String key) {
    return values.get(key);
  }

  @Override
  public void put(String key, V value) {
    values.put(key, value);
  }

  @Override
  public V putIfAbsent(String key, V value) {
    return values.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<String, V>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public V delete(String key) {
    return values.remove(key);
  }

  @Override
  public KeyValueIterator<String, V> range(String from, String to) {
    NavigableMap<String, V> above = from == null ? values : values.tailMap(from, true);
    return entries(to == null ? above : above.headMap(to, true));
  }

  @Override
  public KeyValueIterator<String, V> all() {
    return entries(values);
  }

  @Override
  public long approximateNumEntries() {
    return values.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  private static <V> KeyValueIterator<String, V> entries(Map<String, V> of) {
    List<KeyValue<String, V>> copy = new ArrayList<>(of.size());
    of.forEach((key, value) -> copy.add(KeyValue.pair(key, value)));
    Iterator<KeyValue<String, V>> entries = copy.iterator();
    return new KeyValueIterator<>() {
      @Override
      public void close() {}

      @Override
      public String peekNextKey() {
        throw new UnsupportedOperationException();
      }

      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public KeyValue<String, V> next() {
        return entries.next();
      }
    };
  }
}
