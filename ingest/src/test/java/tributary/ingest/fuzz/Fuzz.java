package tributary.ingest.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gives a reader mutated documents until its time is over. `tributary.fuzz.seconds` gives each
/// reader more time, `tributary.fuzz.seed` begins with another number: with the number that a
/// failure names, that document is the first.
///
/// @param name of the reader, for messages
/// @param time for all documents together
/// @param each the most that one document may take
record Fuzz(String name, Duration time, Duration each) {
  private static final Duration TIME =
      Duration.ofMillis(
          (long) (1000 * Double.parseDouble(System.getProperty("tributary.fuzz.seconds", "1.5"))));

  /// Ten times what the slowest takes on a machine that is not busy.
  private static final Duration EACH = Duration.ofSeconds(45);

  private static final long FIRST = Long.getLong("tributary.fuzz.seed", 1);

  static Fuzz of(String name) {
    return new Fuzz(name, TIME, EACH);
  }

  /// Reads until the time is over.
  ///
  /// @param reader reads a document and throws if what it makes of it is not sound
  /// @return how many documents were read
  long run(List<byte[]> seeds, Consumer<byte[]> reader) throws InterruptedException {
    Mutation mutation = new Mutation(seeds);
    AtomicLong number = new AtomicLong(FIRST);
    AtomicLong since = new AtomicLong(System.nanoTime());
    AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    long end = System.nanoTime() + time.toNanos();
    Runnable reading =
        () -> {
          try {
            while (System.nanoTime() < end) {
              byte[] document = mutation.document(number.get());
              since.set(System.nanoTime());
              reader.accept(document);
              number.incrementAndGet();
            }
          } catch (Throwable e) { // a stack that overflows is looked for too
            fault.set(e);
          }
        };
    watch(Thread.ofPlatform().daemon().start(reading), number, since);
    if (fault.get() != null) {
      throw new AssertionError(at(number.get()) + ": " + fault.get(), fault.get());
    }
    System.out.printf("fuzz %s: %d documents from number %d%n", name, number.get() - FIRST, FIRST);
    return number.get() - FIRST;
  }

  private void watch(Thread worker, AtomicLong number, AtomicLong since)
      throws InterruptedException {
    while (!worker.join(Duration.ofMillis(20))) {
      if (System.nanoTime() - since.get() > each.toNanos()) {
        AssertionError hang =
            new AssertionError(
                at(number.get()) + " has taken more than " + each.toMillis() + " ms, here:");
        hang.setStackTrace(worker.getStackTrace());
        worker.interrupt();
        throw hang;
      }
    }
  }

  private String at(long number) {
    return "%s, document %d (-Dtributary.fuzz.seed=%d)".formatted(name, number, number);
  }
}
