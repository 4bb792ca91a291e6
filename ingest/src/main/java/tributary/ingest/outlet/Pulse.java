package tributary.ingest.outlet;

import java.time.Duration;
import java.time.Instant;

/// How often silent partitions say how far their time has come. Shared by all partitions of an
/// instance: while any of them brings items, the others must not hold those up; when nothing comes
/// at all, marks would only fill the disk. Any thread may call.
public final class Pulse {
  private static final Duration LIVELY = Duration.ofMinutes(1);

  /// With two seconds between marks: every half minute, some 5 MB a day.
  private static final int SLOWER = 15;

  private final Duration every;
  private volatile Instant lively;

  /// @param every between two marks of a partition while items come in
  /// @param now the present: after a start, what lay waiting is lively
  public Pulse(Duration every, Instant now) {
    this.every = every;
    this.lively = now;
  }

  /// Items came in.
  public void quicken(Instant now) {
    lively = now;
  }

  /// Whether a partition that last promised up to `marked` should promise more.
  public boolean due(Instant now, Instant marked) {
    boolean slow = now.isAfter(lively.plus(LIVELY));
    return !now.isBefore(marked.plus(slow ? every.multipliedBy(SLOWER) : every));
  }
}
