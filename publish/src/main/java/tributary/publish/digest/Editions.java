package tributary.publish.digest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tributary.events.digest.Digest;

/// The frozen editions, as read back from `digests`; the highest revision of an edition counts, and
/// what any of them told stays told. For one thread.
public final class Editions {
  /// The prefix of the headline of a story that is told again.
  static final String UPDATE = "Update: ";

  private static final Comparator<Digest> NEWEST_FIRST =
      Comparator.comparing(Digest::to).reversed().thenComparing(Digest::edition);

  private final Map<String, Digest> byId = new HashMap<>();
  private final Map<String, SequencedMap<String, Heard>> told = new HashMap<>();
  private final Set<List<String>> done = new HashSet<>();
  private List<Digest> newestFirst = List.of();

  /// A story as an edition told it.
  ///
  /// @param id under which it was told
  record Heard(String id, String headline) {}

  /// Takes in a record of `digests`.
  public void add(Digest digest) {
    SequencedMap<String, Heard> stories =
        told.computeIfAbsent(digest.edition(), id -> new LinkedHashMap<>());
    digest.entries().forEach(entry -> stories.putIfAbsent(entry.story(), heard(entry)));
    if (digest.revised() != null) {
      done.add(List.of(digest.edition(), digest.revised().instruction()));
    }
    byId.merge(digest.edition(), digest, (a, b) -> b.revision() > a.revision() ? b : a);
    newestFirst = byId.values().stream().sorted(NEWEST_FIRST).toList();
  }

  private static Heard heard(Digest.Entry entry) {
    String headline = entry.headline();
    return new Heard(
        entry.story(),
        headline.startsWith(UPDATE) ? headline.substring(UPDATE.length()) : headline);
  }

  /// Every story that a revision of the edition told.
  List<Heard> told(String edition) {
    SequencedMap<String, Heard> stories = told.get(edition);
    return stories == null ? List.of() : List.copyOf(stories.values());
  }

  /// Whether the edition has a revision that this instruction asked for.
  public boolean done(String edition, String instruction) {
    return done.contains(List.of(edition, instruction));
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
