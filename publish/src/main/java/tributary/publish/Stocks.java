package tributary.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.run.Run;
import tributary.publish.library.Library;
import tributary.publish.shelf.Stories;
import tributary.publish.shelf.Withheld;

/// The stocks of all runs that readers followed, a folder each. One that was opened stays open, so
/// that switching back is at once. Safe to share between threads.
final class Stocks {
  private static final Logger LOG = LoggerFactory.getLogger(Stocks.class);

  private final Path shelves;
  private final Withheld withheld;
  private final Map<String, Stock> open = new TreeMap<>();

  /// @param shelves of this publisher
  Stocks(Path shelves, Withheld withheld) {
    this.shelves = shelves;
    this.withheld = withheld;
  }

  /// That of a run, opened if need be.
  ///
  /// @throws IllegalStateException if its folder is in use or cannot be written
  synchronized Stock of(String run) {
    return open.computeIfAbsent(run, this::opened);
  }

  private Stock opened(String run) {
    Path folder = run.equals(Run.MAIN) ? shelves : others().resolve(run);
    Library library = Library.open(folder);
    try {
      return new Stock(run, library, Stories.open(folder.resolve("stories"), withheld));
    } catch (RuntimeException e) {
      library.close();
      throw e;
    }
  }

  private Path others() {
    return shelves.resolve("runs");
  }

  /// Ids of the items that tell a story in any of the runs.
  synchronized List<String> items(String story) {
    return open.values().stream()
        .map(stock -> stock.stories().items(story))
        .filter(items -> !items.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /// Removes the stocks of all other runs.
  ///
  /// @param runs that there are, besides the first
  synchronized void keep(Set<String> runs) {
    Set<String> dropped = new HashSet<>(folders());
    dropped.removeAll(runs);
    for (String run : dropped) {
      Stock stock = open.remove(run);
      if (stock != null) {
        stock.close();
      }
      delete(others().resolve(run));
      LOG.info("What was kept of run {}, which is no more, is removed", run);
    }
  }

  private List<String> folders() {
    if (!Files.isDirectory(others())) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(others())) {
      return found.map(folder -> folder.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What cannot be deleted now is at the next start.
  private static void delete(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("{} could not be removed: {}", folder, e.toString());
    }
  }

  synchronized void close() {
    open.values().forEach(Stock::close);
    open.clear();
  }
}
