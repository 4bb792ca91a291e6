package tributary.enrich;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Filter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/// One budget of native memory for all stores of the process: by default each store takes its own,
/// and there are some twenty for each partition. Buffers that are too small together are written
/// out before what passes through (a text that waits for its story) is deleted again: with 24 MB of
/// them RocksDB's own threads took 190 µs an item, with 96 MB 50 (`bench/run Throughput 60000 3`),
/// and 80 MB cost no more altogether. What is left is for what is read, indexes and filters first:
/// with 48 MB of it an item cost half as much again with 250,000 others in the window, with 304 a
/// third (`bench/run Window`). It is taken as stores grow, and not before. Found and made by
/// Streams, by name.
public final class BoundedMemory implements RocksDBConfigSetter {
  private static final long TOTAL_BYTES = 384L << 20;
  private static final long WRITE_BUFFERS_BYTES = 80L << 20;
  private static final long WRITE_BUFFER_BYTES = 4L << 20;

  private static final Cache CACHE = new LRUCache(TOTAL_BYTES);

  /// Most items are asked for once and are not there: that is known without a look at the disk.
  private static final Filter ABSENT = new BloomFilter(10);

  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setFilterPolicy(ABSENT);
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
    options.setTableFormatConfig(table);
  }

  /// The cache outlives every store.
  @Override
  public void close(String store, Options options) {}
}
