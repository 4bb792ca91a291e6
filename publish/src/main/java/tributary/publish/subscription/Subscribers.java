package tributary.publish.subscription;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;
import tributary.events.digest.Subscriber.Origin;
import tributary.events.digest.Subscriber.Standing;

/// Who receives what, from the topic `subscribers`. For one thread.
///
/// Mail goes to those who are configured today, and to whoever signed up or was added. Somebody who
/// is no longer configured keeps the id (and gets nothing), so that taking an address out and in
/// again sends no edition twice.
public final class Subscribers {
  private static final int ID_BYTES = 8;

  private final Map<String, Subscriber> byId = new HashMap<>();
  private final Map<String, TreeSet<String>> byAddress = new HashMap<>();
  private final SecureRandom random = new SecureRandom();

  /// Takes in a record of `subscribers`; null forgets somebody.
  public void put(String id, @Nullable Subscriber subscriber) {
    Subscriber last = subscriber == null ? byId.remove(id) : byId.put(id, subscriber);
    if (last != null) {
      byAddress.computeIfPresent(
          place(last.address()), (address, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
    }
    if (subscriber != null) {
      byAddress.computeIfAbsent(place(subscriber.address()), address -> new TreeSet<>()).add(id);
    }
  }

  /// What counts as one mailbox, as far as that can be told from outside.
  static String place(String address) {
    return address.trim().toLowerCase(Locale.ROOT);
  }

  /// Records to be written, and put back here, so that each configured address has one that
  /// receives all of `digests`.
  public List<Subscriber> wanting(List<String> addresses, List<String> digests) {
    Set<String> seen = new HashSet<>();
    return addresses.stream()
        .filter(address -> seen.add(place(address)))
        .map(address -> wanted(address, digests))
        .filter(subscriber -> !subscriber.equals(byId.get(subscriber.id())))
        .toList();
  }

  private Subscriber wanted(String address, List<String> digests) {
    Optional<Subscriber> known = at(address);
    if (known.isEmpty()) {
      return new Subscriber(newId(), address, digests, List.of());
    }
    Subscriber there = known.get();
    if (there.origin() == Origin.CONFIGURED) {
      return there.receiving(address, digests);
    }
    // Who signed up keeps what was chosen; what an operator configures needs no confirmation.
    return there.standing() == Standing.ASKED
        ? new Subscriber(there.id(), address, digests, List.of())
        : there;
  }

  /// Who receives `digest`, by id: of the configured addresses, and whoever signed up or was added;
  /// an address named twice counts once.
  public List<Subscriber> receiving(String digest, List<String> addresses) {
    Stream<Subscriber> configured = addresses.stream().map(this::at).flatMap(Optional::stream);
    Stream<Subscriber> others =
        byId.values().stream().filter(who -> who.origin() != Origin.CONFIGURED);
    return Stream.concat(configured, others)
        .filter(subscriber -> subscriber.receives(digest))
        .distinct()
        .sorted(Comparator.comparing(Subscriber::id))
        .toList();
  }

  /// Who has that id.
  public Optional<Subscriber> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Who has that address.
  public Optional<Subscriber> at(String address) {
    TreeSet<String> ids = byAddress.get(place(address));
    return ids == null ? Optional.empty() : find(ids.first());
  }

  /// Everybody, in no order.
  public Collection<Subscriber> all() {
    return byId.values();
  }

  String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
