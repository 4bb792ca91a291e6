package tributary.publish.digest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tributary.events.digest.Digest;

/// The frozen editions, as read back from `digests`; the highest revision of an edition counts. For
/// one thread.
public final class Editions {
  private static final Comparator<Digest> NEWEST_FIRST =
      Comparator.comparing(Digest::to).reversed().thenComparing(Digest::edition);

  private final Map<String, Digest> byId = new HashMap<>();
  private List<Digest> newestFirst = List.of();

  /// Takes in a record of `digests`.
  public void add(Digest digest) {
    byId.merge(digest.edition(), digest, (a, b) -> b.revision() > a.revision() ? b : a);
    newestFirst = byId.values().stream().sorted(NEWEST_FIRST).toList();
  }

  /// Whether the edition was frozen before: then it is never built again.
  public boolean has(String edition) {
    return byId.containsKey(edition);
  }

  /// Whether the digest ever had an edition.
  public boolean hasAnyOf(String digest) {
    return byId.values().stream().anyMatch(edition -> edition.digest().equals(digest));
  }

  public Optional<Digest> get(String edition) {
    return Optional.ofNullable(byId.get(edition));
  }

  /// By end of period, then by id.
  public List<Digest> newestFirst() {
    return newestFirst;
  }

  /// The newest edition of each digest, the newest of all first.
  public List<Digest> newestOfEach() {
    Set<String> seen = new HashSet<>();
    return newestFirst.stream().filter(edition -> seen.add(edition.digest())).toList();
  }
}
