package tributary.ingest.schedule;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import tributary.events.feed.Manners;
import tributary.events.feed.Manners.Throttle;
import tributary.ingest.outlet.HostPartition;

/// Who asked us to wait. A throttled address waits alone; when it recurs, at the same address or at
/// a second one of the same registrable domain, the whole domain waits. Names below a public suffix
/// (`github.io`, `blogspot.com`) are domains of their own. Known from the statuses alone, so that
/// it outlives a restart.
final class Restraint {
  private final Map<String, Map<String, Throttle>> byDomain = new HashMap<>();
  private final Map<String, String> domainOf = new HashMap<>();

  /// Takes in how a feed's last visit went.
  ///
  /// @param url where it is visited
  void remember(String feed, URI url, Manners manners) {
    forget(feed);
    Throttle throttle = manners.throttle();
    if (throttle != null) {
      String domain = HostPartition.registrable(url);
      byDomain.computeIfAbsent(domain, d -> new HashMap<>()).put(feed, throttle);
      domainOf.put(feed, domain);
    }
  }

  void forget(String feed) {
    String domain = domainOf.remove(feed);
    Map<String, Throttle> throttled = domain == null ? null : byDomain.get(domain);
    if (throttled != null) {
      throttled.remove(feed);
      if (throttled.isEmpty()) {
        byDomain.remove(domain);
      }
    }
  }

  /// Until when all feeds of the domain of `url` wait; [Instant#MIN] where they do not.
  Instant until(URI url, Instant now) {
    if (byDomain.isEmpty()) {
      return Instant.MIN;
    }
    Map<String, Throttle> throttled = byDomain.get(HostPartition.registrable(url));
    return throttled == null ? Instant.MIN : until(throttled.values(), now);
  }

  private static Instant until(Collection<Throttle> throttled, Instant now) {
    int still = 0;
    boolean again = false;
    Instant latest = Instant.MIN;
    for (Throttle throttle : throttled) {
      if (throttle.until().isAfter(now)) {
        still++;
        again |= throttle.times() > 1;
        latest = throttle.until().isAfter(latest) ? throttle.until() : latest;
      }
    }
    return again || still > 1 ? latest : Instant.MIN;
  }
}
