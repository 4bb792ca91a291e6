package tributary.publish.model;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is left of an edition's [Limits], and what was used of them. After three failures in a row
/// nothing more is asked. For one thread; begins when it is made.
final class Allowance implements BoundedClient.Patience {
  private static final int FAILURES_IN_A_ROW = 3;
  private static final Duration STEP = Duration.ofMillis(100);

  private final Limits limits;
  private final Duration timeout;
  private final BooleanSupplier over;
  private final LongSupplier nanos;
  private final long begin;
  private final TreeMap<String, Integer> failures = new TreeMap<>();
  private int inARow;
  private int calls;
  private int cached;
  private long tokens;
  private @Nullable String end;

  /// @param timeout of a single call
  /// @param over whether nobody waits for the edition any more
  /// @param nanos a clock that only ever goes on, `System::nanoTime`
  Allowance(Limits limits, Duration timeout, BooleanSupplier over, LongSupplier nanos) {
    this.limits = limits;
    this.timeout = timeout;
    this.over = over;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  private Duration left() {
    return limits.deadline().minusNanos(nanos.getAsLong() - begin);
  }

  @Override
  public Duration ofACall() {
    Duration left = left();
    return left.compareTo(timeout) < 0 ? left : timeout;
  }

  @Override
  public boolean over() {
    return over.getAsBoolean();
  }

  /// Takes a call out of what is left.
  ///
  /// @param most tokens that it can come to
  /// @throws NoAnswer if nothing more may be asked for this edition
  void take(long most) {
    if (end == null) {
      end = reached(most);
    }
    if (end != null) {
      throw NoAnswer.hopeless(end);
    }
    calls++;
  }

  private @Nullable String reached(long most) {
    if (over()) {
      return "publishing ends";
    }
    if (!left().isPositive()) {
      return "the deadline of " + told(limits.deadline()) + " is over";
    }
    if (calls >= limits.calls()) {
      return "all " + limits.calls() + " calls are made";
    }
    return tokens + most > limits.tokens()
        ? "another call could go over " + limits.tokens() + " tokens"
        : null;
  }

  /// Whether it is known that nothing more may be asked.
  boolean isOver() {
    return end != null;
  }

  /// For a person; `300 ms` or `30 s`.
  static String told(Duration span) {
    return span.toMillis() < 1000 ? span.toMillis() + " ms" : span.toSeconds() + " s";
  }

  /// Waits before the same is asked again.
  ///
  /// @return whether it could: the deadline lies behind `wait`, and somebody still waits for it
  boolean pause(Duration wait) {
    if (wait.compareTo(left()) >= 0) {
      return false;
    }
    long until = nanos.getAsLong() + wait.toNanos();
    try {
      for (long rest = wait.toNanos(); rest > 0; rest = until - nanos.getAsLong()) {
        if (over()) {
          return false;
        }
        Thread.sleep(Duration.ofNanos(Math.min(rest, STEP.toNanos())));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Counts what a call came to.
  void spend(long used) {
    tokens += Math.max(0, used);
  }

  /// Counts an answer that was known.
  void known() {
    cached++;
  }

  /// A call went well.
  void answered() {
    inARow = 0;
  }

  /// A call went wrong.
  void failed(NoAnswer why) {
    failures.merge(why.clause(), 1, Integer::sum);
    inARow++;
    if (end == null && (why.isHopeless() || inARow >= FAILURES_IN_A_ROW)) {
      end = why.isHopeless() ? why.clause() : inARow + " failures in a row";
    }
  }

  int calls() {
    return calls;
  }

  int cached() {
    return cached;
  }

  long tokens() {
    return tokens;
  }

  /// What went wrong, for a person; empty where nothing did.
  Optional<String> problem() {
    String told =
        failures.entrySet().stream()
            .map(
                one -> one.getKey() + (one.getValue() > 1 ? " (" + one.getValue() + " times)" : ""))
            .collect(Collectors.joining("; "));
    String ended = end;
    if (ended != null && !failures.containsKey(ended)) {
      told = told.isEmpty() ? ended : told + "; then nothing more was asked: " + ended;
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(told);
  }
}
