package tributary.app.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tributary.app.topic.Snapshot;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Editions with all their revisions, and drafts that wait, as they are on the topics now.
///
/// @param revisions of each edition, by its id, in the order of the topic
/// @param drafts by the edition's id
public record Archive(Map<String, List<Digest>> revisions, Map<String, Draft> drafts) {

  /// Reads both topics to their ends.
  public static Archive of(Cluster cluster) {
    Topic<Digest> topic = cluster.topics().digests();
    Map<String, List<Digest>> revisions = new LinkedHashMap<>();
    Snapshot.each(
        cluster,
        topic,
        record -> {
          Digest digest = topic.values().deserializer().deserialize(topic.name(), record.value());
          if (digest != null) {
            revisions.computeIfAbsent(digest.edition(), id -> new ArrayList<>()).add(digest);
          }
        });
    return new Archive(revisions, Snapshot.of(cluster, cluster.topics().drafts()).values());
  }

  /// The latest revision of every edition, the newest edition first.
  public List<Digest> newestFirst() {
    return revisions.values().stream()
        .map(Archive::latest)
        .sorted(Comparator.comparing(Digest::to).reversed().thenComparing(Digest::edition))
        .toList();
  }

  /// Those that wait and are not out, the newest first.
  public List<Draft> waiting() {
    return drafts.values().stream()
        .filter(draft -> !revisions.containsKey(draft.edition()))
        .sorted(
            Comparator.comparing((Draft draft) -> draft.digest().to())
                .reversed()
                .thenComparing(Draft::edition))
        .toList();
  }

  /// The draft that waits for approval under that id.
  public Optional<Draft> waiting(String edition) {
    return waiting().stream().filter(draft -> draft.edition().equals(edition)).findFirst();
  }

  /// The latest revision of an edition.
  public Optional<Digest> edition(String id) {
    return Optional.ofNullable(revisions.get(id)).map(Archive::latest);
  }

  /// One revision of an edition.
  public Optional<Digest> edition(String id, int revision) {
    return revisions.getOrDefault(id, List.of()).stream()
        .filter(digest -> digest.revision() == revision)
        .findFirst();
  }

  private static Digest latest(List<Digest> revisions) {
    return revisions.stream().max(Comparator.comparingInt(Digest::revision)).orElseThrow();
  }
}
