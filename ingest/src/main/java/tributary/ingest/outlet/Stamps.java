package tributary.ingest.outlet;

import java.time.Instant;

/// The time of one raw partition: it never goes back, and no item is stamped at or before a mark.
/// Milliseconds, as Kafka has them. One thread.
public final class Stamps {
  private long lastStamp;
  private long lastMark;

  /// @param lastStamp greatest timestamp on the partition's topics, -1 on empty ones
  /// @param lastMark how far the last mark promised, -1 before any
  public Stamps(long lastStamp, long lastMark) {
    this.lastStamp = lastStamp;
    this.lastMark = lastMark;
  }

  /// The stamp for what is written now.
  public Instant next(Instant now) {
    lastStamp = Math.max(now.toEpochMilli(), Math.max(lastStamp, lastMark + 1));
    return Instant.ofEpochMilli(lastStamp);
  }

  /// Whether a mark up to the millisecond before `now` would promise more than the last one did.
  public boolean canMark(Instant now) {
    return promise(now) > lastMark;
  }

  /// Promises that nothing stamped before `now` follows.
  public Instant mark(Instant now) {
    lastMark = Math.max(lastMark, promise(now));
    return Instant.ofEpochMilli(lastMark);
  }

  /// The timestamp of a mark's record: its promise, or the last stamp where that is later, as the
  /// partition's timestamps never go back.
  public Instant markStamp() {
    lastStamp = Math.max(lastStamp, lastMark);
    return Instant.ofEpochMilli(lastStamp);
  }

  /// How far the last mark promised.
  public Instant marked() {
    return Instant.ofEpochMilli(lastMark);
  }

  private static long promise(Instant now) {
    return now.toEpochMilli() - 1;
  }
}
