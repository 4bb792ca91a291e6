package tributary.publish.operation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often a wrong token may be tried from one place. Safe to share between threads.
final class Attempts {
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int ALLOWED = 10;
  private static final int PLACES = 10_000;

  private record Tried(Instant since, int times) {}

  private final Map<String, Tried> places = new LinkedHashMap<>();

  /// Whether one more may be tried now. An IPv6 network of 64 bits is one place.
  synchronized boolean allowed(InetAddress peer, Instant now) {
    Tried tried = places.get(place(peer));
    return tried == null || over(tried, now) || tried.times() < ALLOWED;
  }

  /// One was tried in vain. Of too many places the one that began longest ago is forgotten.
  synchronized void failed(InetAddress peer, Instant now) {
    String place = place(peer);
    Tried tried = places.remove(place);
    Tried next =
        tried == null || over(tried, now)
            ? new Tried(now, 1)
            : new Tried(tried.since(), tried.times() + 1);
    places.put(place, next);
    if (places.size() > PLACES) {
      places.remove(places.keySet().iterator().next());
    }
  }

  private static boolean over(Tried tried, Instant now) {
    return !now.isBefore(tried.since().plus(WINDOW));
  }

  private static String place(InetAddress peer) {
    byte[] address = peer.getAddress();
    return HexFormat.of()
        .formatHex(peer instanceof Inet6Address ? Arrays.copyOf(address, 8) : address);
  }
}
