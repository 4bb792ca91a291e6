package tributary.publish.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Item;
import tributary.publish.log.TopicReader;

/// The latest version of every item, on disk. One thread puts items in; lookups are for any thread,
/// and find what was there at the last [#flush].
///
/// Memory stays bounded however many items there are: what waits to be written is at most
/// [#WAITING] items, and Lucene holds its buffer. Offsets are committed with the items that they
/// stand for, so a restart reads on where the last commit was.
public final class Library implements TopicReader.Bookmark, AutoCloseable {
  /// Items that wait at most before they are written.
  static final int WAITING = 64;

  /// Changes after which they are committed whoever is still busy.
  private static final int COMMIT = 2_000;

  /// Flushes after which what was put in is committed, however little it is.
  private static final int FLUSHES = 25;

  private final Path folder;
  private final SequencedMap<String, Optional<Item>> waiting = new LinkedHashMap<>();
  private final Map<Integer, Long> next = new LinkedHashMap<>();
  private Index index;
  private int uncommitted;
  private int flushes;
  private boolean moved;
  private volatile boolean damaged;

  private Library(Path folder, Index index) {
    this.folder = folder;
    this.index = index;
    next.putAll(index.offsets());
  }

  /// Opens what lies in `folder`, or an empty library.
  ///
  /// @throws IllegalStateException if the folder is in use or cannot be written; says what to do
  public static Library open(Path folder) {
    return new Library(folder, Index.open(folder, false));
  }

  /// Before following the topic: what was read of it. If the topic ends before that, it is another
  /// one, and everything kept is forgotten. After a failed write this opens the folder again.
  ///
  /// @param ends of the topic's partitions
  @Override
  public synchronized void begin(Map<Integer, Long> ends) {
    if (damaged || !index.isOpen()) {
      index.close();
      index = Index.open(folder, damaged);
      damaged = false;
    }
    waiting.clear();
    next.clear();
    next.putAll(index.offsets());
    boolean another =
        next.entrySet().stream()
            .anyMatch(entry -> ends.getOrDefault(entry.getKey(), -1L) < entry.getValue());
    if (another) {
      next.clear();
      writing(index::clear);
    }
  }

  /// The first offset of a partition that was not put in yet.
  @Override
  public synchronized long next(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /// Takes in a record of `items`; null forgets the item. A version older than the one kept is
  /// passed over.
  ///
  /// @throws IllegalStateException if it cannot be written; says why and what to do
  public synchronized void put(int partition, long offset, String id, @Nullable Item item) {
    waiting.merge(id, Optional.ofNullable(item), Library::newer);
    next.put(partition, offset + 1);
    moved = true;
    if (waiting.size() >= WAITING) {
      write();
    }
    if (uncommitted >= COMMIT) {
      commit();
    }
  }

  private static Optional<Item> newer(Optional<Item> known, Optional<Item> next) {
    boolean older =
        known.isPresent() && next.isPresent() && next.get().version() < known.get().version();
    return older ? known : next;
  }

  /// Makes everything put in so far be found; now and then it commits, too. Call it often.
  public synchronized void flush() {
    if (damaged) {
      throw new IllegalStateException(
          "The library in " + folder + " is damaged, and is made again from the topic.");
    }
    if (!waiting.isEmpty()) {
      write();
    }
    flushes++;
    if (flushes >= FLUSHES) {
      commitWritten();
    }
  }

  /// Makes everything put in so far be there after a crash; nothing to do is done quickly.
  public synchronized void commit() {
    flush();
    commitWritten();
  }

  private void commitWritten() {
    if (moved) {
      writing(() -> index.commit(next));
      moved = false;
    }
    uncommitted = 0;
    flushes = 0;
  }

  private void write() {
    writing(() -> index.write(waiting));
    uncommitted += waiting.size();
    waiting.clear();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void writing(Writing work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      damaged = damaged || Damage.is(e);
      throw new IllegalStateException(
          "The library in %s cannot be written: %s. Make room there or let this process write to it; it goes on by itself."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /// The latest version of an item.
  public Optional<Item> item(String id) {
    return reading(current -> current.item(id));
  }

  /// `count` items from the `from`th on, the newest first.
  public Slice newest(Wanted wanted, int from, int count) {
    return reading(current -> current.newest(wanted, from, count));
  }

  /// Looks an inquiry up; what is found is put together by stories.
  ///
  /// @param from the first story, from 0
  /// @param count of stories
  public Hits find(Inquiry inquiry, Terms terms, int from, int count) {
    return reading(current -> current.find(inquiry, terms, from, count));
  }

  /// How many items are kept.
  public int size() {
    return reading(Index::size);
  }

  private interface Reading<T> {
    T from(Index index) throws IOException;
  }

  private <T> T reading(Reading<T> work) {
    try {
      return work.from(current());
    } catch (IOException e) {
      damaged = damaged || Damage.is(e);
      throw new UncheckedIOException("The library in " + folder + " cannot be read", e);
    }
  }

  private synchronized Index current() {
    return index;
  }

  /// Commits, then leaves the folder to others.
  @Override
  public synchronized void close() {
    try {
      if (index.isOpen()) {
        commit();
      }
    } finally {
      index.close();
    }
  }
}
