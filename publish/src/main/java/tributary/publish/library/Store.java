package tributary.publish.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tributary.publish.log.TopicReader;

/// The latest version of every thing of a kind, on disk. One thread puts them in; lookups are for
/// any thread, and find what was there at the last [#flush].
///
/// Memory stays bounded however many there are: what waits to be written is at most [#WAITING] of
/// them, and Lucene holds its buffer. Offsets are committed with the items that they stand for, so
/// a restart reads on where the last commit was.
public abstract sealed class Store<T> implements TopicReader.Bookmark, AutoCloseable
    permits Library, Chronicle {
  /// How many wait at most before they are written.
  static final int WAITING = 64;

  /// Changes after which they are committed whoever is still busy.
  private static final int COMMIT = 2_000;

  /// Flushes after which what was put in is committed, however little it is.
  private static final int FLUSHES = 25;

  private final Path folder;
  private final Form<T> form;
  private final SequencedMap<String, Optional<T>> waiting = new LinkedHashMap<>();
  private final Map<Integer, Long> next = new LinkedHashMap<>();
  private Index<T> index;

  /// Of all stores of this process, so that no two states of any two have the same number.
  private static final AtomicLong STATES = new AtomicLong();

  private volatile long state = STATES.incrementAndGet();
  private int uncommitted;
  private int flushes;
  private boolean moved;
  private volatile boolean damaged;

  /// One that is gone when it is closed.
  Store(Form<T> form) {
    this(Path.of("memory"), form, Index.inMemory(form));
  }

  /// Opens what lies in `folder`, or an empty one.
  ///
  /// @throws IllegalStateException if the folder is in use or cannot be written; says what to do
  Store(Path folder, Form<T> form) {
    this(folder, form, Index.open(folder, form, false));
  }

  private Store(Path folder, Form<T> form, Index<T> index) {
    this.folder = folder;
    this.form = form;
    this.index = index;
    next.putAll(index.offsets());
  }

  /// Before following the topic: what was read of it. If the topic ends before that, it is another
  /// one, and everything kept is forgotten. After a failed write this opens the folder again.
  ///
  /// @param ends of the topic's partitions
  @Override
  public synchronized void begin(Map<Integer, Long> ends) {
    if (damaged || !index.isOpen()) {
      index.close();
      index = Index.open(folder, form, damaged);
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
    state = STATES.incrementAndGet();
  }

  /// The first offset of a partition that was not put in yet.
  @Override
  public synchronized long next(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /// Takes in a record of the topic; null forgets the thing. A version older than the one kept is
  /// passed over.
  ///
  /// @throws IllegalStateException if it cannot be written; says why and what to do
  public synchronized void put(int partition, long offset, String id, @Nullable T thing) {
    waiting.merge(id, Optional.ofNullable(thing), this::newer);
    pass(partition, offset);
    if (waiting.size() >= WAITING) {
      write();
    }
    if (uncommitted >= COMMIT) {
      commit();
    }
  }

  /// Takes notice of a record that says nothing about a thing.
  synchronized void pass(int partition, long offset) {
    next.put(partition, offset + 1);
    moved = true;
  }

  private Optional<T> newer(Optional<T> known, Optional<T> next) {
    boolean older =
        known.isPresent()
            && next.isPresent()
            && form.version(next.get()) < form.version(known.get());
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
    state = STATES.incrementAndGet();
    uncommitted += waiting.size();
    waiting.clear();
  }

  /// Another number after every change that can be found, and in every other store.
  public long changes() {
    return state;
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

  /// What is looked up.
  interface Reading<T, R> {
    R from(Index<T> index) throws IOException;
  }

  <R> R reading(Reading<T, R> work) {
    try {
      return work.from(current());
    } catch (IOException e) {
      damaged = damaged || Damage.is(e);
      throw new UncheckedIOException("The library in " + folder + " cannot be read", e);
    }
  }

  private synchronized Index<T> current() {
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
