package tributary.publish.email;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;

/// Whose turn it is: as fast as mails may go out, and no more to one receiving domain than it is to
/// get at once and in a minute. Who waits for his domain holds nobody else up. For one thread.
final class Turns {
  /// Domains whose pace is remembered; one that comes after so many others begins anew.
  private static final int DOMAINS = 10_000;

  private final Pace all;
  private final @Nullable Integer atOnce;
  private final @Nullable Integer perMinute;
  private final LongSupplier nanos;
  private final Map<String, Pace> paces =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pace> eldest) {
          return size() > DOMAINS;
        }
      };

  /// @param nanos a clock that only ever goes on, `System::nanoTime`
  Turns(Terms terms, LongSupplier nanos) {
    this.all = new Pace(terms.perMinute(), nanos);
    this.atOnce = terms.domainConnections();
    this.perMinute = terms.domainPerMinute();
    this.nanos = nanos;
  }

  /// Takes out of `pending` those who may be written to now, the first ones first.
  ///
  /// @param most how many
  /// @param underWay how many mails are under way to a domain
  List<Subscriber> take(Deque<Subscriber> pending, int most, ToIntFunction<String> underWay) {
    List<Subscriber> next = new ArrayList<>();
    Map<String, Integer> given = new HashMap<>();
    Iterator<Subscriber> each = pending.iterator();
    while (next.size() < most && each.hasNext() && all.ready()) {
      Subscriber to = each.next();
      String domain = domain(String.valueOf(to.address()));
      int going = given.getOrDefault(domain, 0) + underWay.applyAsInt(domain);
      if ((atOnce == null || going < atOnce) && inPace(domain)) {
        all.take();
        given.merge(domain, 1, Integer::sum);
        next.add(to);
        each.remove();
      }
    }
    return next;
  }

  private boolean inPace(String domain) {
    return perMinute == null
        || paces.computeIfAbsent(domain, name -> new Pace(perMinute, nanos)).take();
  }

  /// Where every letter to that address goes: what stands behind its last `@`.
  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
