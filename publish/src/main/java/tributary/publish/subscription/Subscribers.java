package tributary.publish.subscription;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;

/// Who receives what, from the topic `subscribers`. For one thread.
///
/// Mail goes to those who are configured today. Somebody who is no longer configured keeps the id
/// (and gets nothing), so that taking an address out and in again sends no edition twice.
public final class Subscribers {
  private static final int ID_BYTES = 8;

  private final Map<String, Subscriber> byId = new HashMap<>();
  private final SecureRandom random = new SecureRandom();

  /// Takes in a record of `subscribers`; null forgets somebody.
  public void put(String id, @Nullable Subscriber subscriber) {
    if (subscriber == null) {
      byId.remove(id);
    } else {
      byId.put(id, subscriber);
    }
  }

  /// Records to be written, and put back here, so that each configured address has one that
  /// receives all of `digests`.
  public List<Subscriber> wanting(List<String> addresses, List<String> digests) {
    Set<String> seen = new HashSet<>();
    return addresses.stream()
        .filter(address -> seen.add(address.trim().toLowerCase(Locale.ROOT)))
        .map(address -> wanted(address, digests))
        .filter(subscriber -> !subscriber.equals(byId.get(subscriber.id())))
        .toList();
  }

  private Subscriber wanted(String address, List<String> digests) {
    Optional<Subscriber> known = at(address);
    return known
        .map(there -> configured(there, address, digests))
        .orElseGet(() -> new Subscriber(newId(), address, digests, List.of()));
  }

  /// Who signed up keeps what was chosen; nobody has to confirm what an operator has configured.
  private static Subscriber configured(Subscriber there, String address, List<String> digests) {
    return switch (there.origin()) {
      case CONFIGURED ->
          new Subscriber(
              there.id(),
              address,
              digests,
              there.left(),
              there.subjects(),
              there.origin(),
              there.standing(),
              there.since(),
              there.asked(),
              there.trouble());
      case SIGNED_UP, ADDED -> there;
    };
  }

  /// Who receives `digest`, by id: of the configured addresses, and whoever signed up or was added;
  /// an address named twice counts once.
  public List<Subscriber> receiving(String digest, List<String> addresses) {
    Stream<Subscriber> configured = addresses.stream().map(this::at).flatMap(Optional::stream);
    Stream<Subscriber> others =
        byId.values().stream().filter(who -> who.origin() != Subscriber.Origin.CONFIGURED);
    return Stream.concat(configured, others)
        .filter(subscriber -> subscriber.receives(digest))
        .distinct()
        .sorted(Comparator.comparing(Subscriber::id))
        .toList();
  }

  /// The record of somebody who leaves a digest, to be written and put back here; empty where
  /// nobody has that id.
  public Optional<Subscriber> leaving(String id, String digest) {
    return Optional.ofNullable(byId.get(id)).map(subscriber -> subscriber.leaving(digest));
  }

  /// Who has that id.
  public Optional<Subscriber> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private Optional<Subscriber> at(String address) {
    return byId.values().stream()
        .filter(subscriber -> subscriber.at(address))
        .min(Comparator.comparing(Subscriber::id));
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
