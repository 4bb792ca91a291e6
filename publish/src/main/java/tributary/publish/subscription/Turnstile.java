package tributary.publish.subscription;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lets so many sign-ups through: of one place on the network, and of all together, so that nobody
/// can have us mail a crowd of strangers. How often one mailbox is written to, the [Reception] sees
/// to. Safe to share between threads.
public final class Turnstile {
  /// Of one place at once, then one a minute.
  static final int PLACE = 20;

  /// Of all places at once, then ten a minute.
  static final int ALL = 200;

  /// Places that are remembered; who comes after so many others is new again.
  static final int PLACES = 10_000;

  private final TimeMeter time;
  private final Bucket all;
  private final Map<String, Bucket> places =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > PLACES;
        }
      };

  public Turnstile(Clock clock) {
    this.time = new Meter(clock);
    this.all = bucket(ALL, 10);
  }

  /// @param minutely how many more each minute
  private Bucket bucket(int capacity, int minutely) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(capacity).refillGreedy(minutely, Duration.ofMinutes(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  /// Whether one more may come through.
  ///
  /// @param peer the address of whoever asks
  public boolean admits(InetAddress peer) {
    Bucket place;
    synchronized (places) {
      place = places.computeIfAbsent(place(peer), ignored -> bucket(PLACE, 1));
    }
    return place.tryConsume(1) && all.tryConsume(1);
  }

  /// Who has an IPv6 address has the 2^64 beside it too.
  private static String place(InetAddress peer) {
    byte[] bytes = peer.getAddress();
    int length = peer instanceof Inet6Address ? bytes.length / 2 : bytes.length;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
  }

  private record Meter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
