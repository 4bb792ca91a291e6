package tributary.publish.web;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.publish.subject.SubjectPage;
import tributary.publish.web.Surveying.Surveyed;

/// Subject pages as they were last surveyed. One thread surveys: all subjects after the start, the
/// largest first, and those that have changed from time to time; what readers ask for goes before.
/// A few readers wait a moment for a survey; the others get the last one, or none so far, so that
/// subjects hold up no other page. For any thread.
final class Surveys implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Surveys.class);

  /// Subjects whose page is kept.
  private static final int KEPT = 64;

  /// Stories beyond which a survey is not waited for, if there is an older one.
  private static final int MANY = 100;

  /// Requests that wait for surveys at the same time, of the web's threads.
  private static final int WAITING = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// From one round over all subjects to the next; longer where a round takes long, as surveys are
  /// to leave most of a processor to others.
  private static final Duration ROUND = Duration.ofSeconds(30);

  private static final int LEISURE = 4;
  private static final String LAST = "";

  private final Supplier<Shown> shown;
  private final Surveying surveying = new Surveying();
  private final Map<String, Surveyed> kept = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Surveyed>> wished = new ConcurrentHashMap<>();
  private final LinkedBlockingDeque<String> queue = new LinkedBlockingDeque<>();
  private final Semaphore seats = new Semaphore(WAITING);
  private volatile boolean closed;
  private @Nullable Thread thread;

  /// @param shown asked before every survey
  Surveys(Supplier<Shown> shown) {
    this.shown = shown;
  }

  /// What there is of a subject now.
  sealed interface Standing {
    /// As it was surveyed, now or before.
    record Whole(SubjectPage page) implements Standing {}

    /// It was not surveyed yet, and will be soon.
    record Soon() implements Standing {}

    /// No story is about it.
    record Unknown() implements Standing {}
  }

  /// Surveys from here on.
  synchronized void start() {
    thread = Thread.ofPlatform().name("surveys").daemon().start(this::work);
  }

  /// Waits some seconds at the most, and seldom.
  Standing page(String subject, Shown now) {
    Surveyed known = kept.get(subject);
    if (known != null) {
      Optional<Surveyed> still = known.still(subject, now);
      if (still.isPresent()) {
        kept.replace(subject, known, still.get());
        return standing(known);
      }
      CompletableFuture<Surveyed> next = wish(subject);
      return standing(known.large(MANY) ? known : waited(next, known));
    }
    if (now.stories().about(subject, 1).isEmpty()) {
      return new Standing.Unknown();
    }
    return standing(waited(wish(subject), null));
  }

  private static Standing standing(@Nullable Surveyed surveyed) {
    if (surveyed == null) {
      return new Standing.Soon();
    }
    return surveyed.page().isPresent()
        ? new Standing.Whole(surveyed.page().get())
        : new Standing.Unknown();
  }

  /// Who asks for the same gets the same.
  private CompletableFuture<Surveyed> wish(String subject) {
    CompletableFuture<Surveyed> mine = new CompletableFuture<>();
    CompletableFuture<Surveyed> theirs = wished.putIfAbsent(subject, mine);
    if (theirs != null) {
      return theirs;
    }
    queue.addFirst(subject);
    return mine;
  }

  private @Nullable Surveyed waited(CompletableFuture<Surveyed> next, @Nullable Surveyed known) {
    if (!seats.tryAcquire()) {
      return next.isDone() && !next.isCompletedExceptionally() ? next.join() : known;
    }
    try {
      return next.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return known;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return known;
    } finally {
      seats.release();
    }
  }

  private void work() {
    long pause = round();
    while (!closed) {
      try {
        String subject = queue.pollFirst(pause, TimeUnit.MILLISECONDS);
        if (subject == null) {
          pause = round();
        } else if (!subject.equals(LAST)) {
          survey(subject);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// Surveys what has changed, and what readers wish meanwhile. Returns how long to wait before the
  /// next round, in milliseconds.
  private long round() {
    long begun = System.nanoTime();
    surveying.forget();
    for (String subject : largest()) {
      for (String wish = queue.pollFirst(); wish != null && !closed; wish = queue.pollFirst()) {
        survey(wish);
      }
      if (closed) {
        return 0;
      }
      survey(subject);
    }
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    return Math.max(ROUND.toMillis(), LEISURE * took);
  }

  private List<String> largest() {
    try {
      return shown.get().stories().subjects().entrySet().stream()
          .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
          .limit(KEPT)
          .map(entry -> entry.getKey().subject())
          .toList();
    } catch (RuntimeException e) {
      failed("the subjects", e);
      return List.of();
    }
  }

  private void survey(String subject) {
    // Who wishes from here on may know of more than this survey will.
    CompletableFuture<Surveyed> wish = wished.remove(subject);
    try {
      Surveyed next = surveyed(subject, shown.get());
      if (wish != null) {
        wish.complete(next);
      }
    } catch (RuntimeException e) {
      if (wish != null) {
        wish.completeExceptionally(e);
      }
      failed(subject, e);
    }
  }

  private Surveyed surveyed(String subject, Shown now) {
    Surveyed known = kept.get(subject);
    Optional<Surveyed> still = known == null ? Optional.empty() : known.still(subject, now);
    Surveyed next = still.isPresent() ? still.get() : surveying.survey(subject, now);
    if (next.page().isEmpty()) {
      kept.remove(subject);
    } else {
      kept.put(subject, next);
      forget(subject);
    }
    return next;
  }

  /// The one about which least is told, where too many are kept.
  private void forget(String latest) {
    if (kept.size() > KEPT) {
      kept.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(latest))
          .min(Comparator.comparingInt(entry -> entry.getValue().versions().size()))
          .ifPresent(entry -> kept.remove(entry.getKey()));
    }
  }

  private void failed(String what, RuntimeException failure) {
    if (!closed) {
      LOG.error("Subjects: {} could not be surveyed", what, failure);
    }
  }

  /// Ends between two surveys; waits some seconds for the one that is being made.
  @Override
  public synchronized void close() {
    closed = true;
    queue.addFirst(LAST);
    if (thread != null) {
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
