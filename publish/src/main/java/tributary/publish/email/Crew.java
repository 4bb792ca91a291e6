package tributary.publish.email;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;

/// The threads that hand letters over, each over a connection of its own. They decide nothing and
/// write nothing: what happens to them they report, and before a text ends they wait until that is
/// on record. All methods are for the one thread that has them work.
final class Crew implements AutoCloseable {
  /// How long a connection that nobody needs is kept open.
  private static final Duration IDLE = Duration.ofSeconds(5);

  /// A courier that met a server out of order does nothing for so long, then twice as long.
  private static final Duration REST = Duration.ofSeconds(30);

  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  /// What a courier has to say.
  sealed interface Report {
    Job job();

    /// The other side waits for the text.
    record Ready(Job job) implements Report {}

    /// It is over.
    record Done(Job job, Answer answer, Member by) implements Report {}
  }

  /// A letter to be handed over.
  final class Job implements Witness {
    private final Delivery claim;
    private final Envelope envelope;
    private final CompletableFuture<Boolean> recorded = new CompletableFuture<>();
    private boolean said;

    Job(Delivery claim, Envelope envelope) {
      this.claim = claim;
      this.envelope = envelope;
    }

    Delivery claim() {
      return claim;
    }

    /// Lets the text go out, or not.
    void record(boolean onRecord) {
      recorded.complete(onRecord);
    }

    @Override
    public void ready() {
      if (!said) {
        said = true;
        reports.add(new Report.Ready(this));
      }
    }

    @Override
    public void onRecord() throws Unrecorded {
      try {
        if (!recorded.get()) {
          throw new Unrecorded();
        }
      } catch (InterruptedException | ExecutionException e) {
        Thread.currentThread().interrupt();
        throw new Unrecorded();
      }
    }
  }

  /// One of the threads.
  final class Member implements Runnable {
    private final Semaphore awake = new Semaphore(0);
    private int failures;

    @Override
    public void run() {
      try (Courier courier = postman.courier()) {
        while (true) {
          Job job = next(courier);
          Answer answer = courier.hand(job.envelope, job);
          reports.add(new Report.Done(job, answer, this));
          if (isAway(answer)) {
            awake.acquire();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private Job next(Courier courier) throws InterruptedException {
      Job job = jobs.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
      if (job == null) {
        courier.close();
        job = jobs.take();
      }
      return job;
    }
  }

  private final Postman postman;
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Set<String> inFlight = new HashSet<>();
  private final Map<String, Integer> domains = new HashMap<>();
  private final Map<Member, Instant> resting = new HashMap<>();
  private @Nullable String trouble;

  Crew(Postman postman) {
    this.postman = postman;
  }

  private static boolean isAway(Answer answer) {
    return answer instanceof Answer.Deferred(_, boolean away) && away;
  }

  /// How many more jobs they could do with, so that nobody waits for the next.
  int wanted() {
    return awake() ? 4 * postman.couriers() - jobs.size() : 0;
  }

  /// Whether anybody can work.
  boolean awake() {
    return resting.size() < postman.couriers();
  }

  /// How many letters to a receiving domain somebody works on, or will.
  int underWay(String domain) {
    return domains.getOrDefault(domain, 0);
  }

  private void count(Job job, int by) {
    String domain = Turns.domain(String.valueOf(job.envelope.to().address()));
    domains.merge(domain, by, Integer::sum);
    domains.remove(domain, 0);
  }

  /// Whether somebody works on it, or will.
  boolean has(String key) {
    return inFlight.contains(key);
  }

  /// Whether somebody works on the edition, or will.
  boolean busy(String edition) {
    return inFlight.stream().anyMatch(key -> key.startsWith(edition + "|"));
  }

  /// Whether anybody has begun with something.
  boolean working() {
    return inFlight.size() > jobs.size();
  }

  /// A letter to be handed over, once its claim is on record.
  Job job(Delivery claim, Envelope envelope) {
    return new Job(claim, envelope);
  }

  /// Why nobody can work; null when somebody can.
  @Nullable String trouble() {
    return awake() ? null : trouble;
  }

  /// Has a letter handed over, whose claim is on record.
  void give(Job job) {
    inFlight.add(job.claim().key());
    count(job, 1);
    jobs.add(job);
    if (threads.size() < postman.couriers()) {
      threads.add(
          Thread.ofPlatform().name("mail-" + (threads.size() + 1)).daemon().start(new Member()));
    }
  }

  /// Takes back what nobody has begun with.
  void takeBack() {
    for (Job job = jobs.poll(); job != null; job = jobs.poll()) {
      inFlight.remove(job.claim().key());
      count(job, -1);
    }
  }

  /// What happened since the last call, waiting a while for something to happen.
  List<Report> reports(Duration wait) throws InterruptedException {
    List<Report> happened = new ArrayList<>();
    Report first = reports.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      happened.add(first);
      reports.drainTo(happened);
    }
    return happened;
  }

  /// Takes note of a job that is over, once that is on record.
  void over(Report.Done done, Instant now) {
    inFlight.remove(done.job().claim().key());
    count(done.job(), -1);
    Member member = done.by();
    if (isAway(done.answer())) {
      trouble = done.answer().reply();
      resting.put(member, now.plus(rest(member.failures)));
      member.failures++;
    } else {
      member.failures = 0;
    }
  }

  private static Duration rest(int failures) {
    Duration rest = REST.multipliedBy(1L << Math.min(failures, 10));
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  /// Has those work again who have rested enough.
  void wake(Instant now) {
    resting
        .entrySet()
        .removeIf(rest -> {
          boolean rested = !now.isBefore(rest.getValue());
          if (rested) {
            rest.getKey().awake.release();
          }
          return rested;
        });
  }

  /// Leaves everybody to what he is at: whoever has not ended his text never will.
  @Override
  public void close() {
    takeBack();
    threads.forEach(Thread::interrupt);
  }
}
