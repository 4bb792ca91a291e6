package tributary.app.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.app.topic.Snapshot;
import tributary.events.item.Item;
import tributary.events.letter.Letter;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// What became of items in the end.
///
/// @param fates by item
/// @param setAside of items that enrich could not take: why, by item
public record Outcome(Map<String, Fate> fates, Map<String, String> setAside) {

  /// Of one item.
  ///
  /// @param story in the end, merges and moves followed
  /// @param duplicateOf as it was said; null for an original
  public record Fate(String story, @Nullable String duplicateOf) {}

  /// Reads it off the topics once all is closed.
  ///
  /// @param stories the latest version of each
  static Outcome read(Cluster cluster, List<Story> stories) {
    Map<String, String> survivors = new HashMap<>();
    Map<String, String> byItem = new HashMap<>();
    for (Story story : stories) {
      if (story.mergedInto() == null) {
        story.members().forEach(member -> byItem.put(member.item(), story.id()));
        story.aliases().forEach(alias -> survivors.put(alias, story.id()));
      }
    }
    Map<String, Fate> fates = new HashMap<>();
    Topic<Item> items = cluster.topics().items();
    Snapshot.each(
        cluster,
        items,
        record -> {
          Item item = items.values().deserializer().deserialize(items.name(), record.value());
          String said = survivors.getOrDefault(item.story(), item.story());
          String story = byItem.getOrDefault(item.id(), said);
          fates.put(item.id(), new Fate(story, item.duplicateOf()));
        });
    return new Outcome(fates, setAside(cluster));
  }

  private static Map<String, String> setAside(Cluster cluster) {
    Map<String, String> reasons = new HashMap<>();
    Snapshot.each(
        cluster,
        cluster.topics().deadLetters(),
        record -> {
          String reason = Letter.of(record).reason();
          reasons.put(record.key() == null ? "" : record.key(), reason);
        });
    return reasons;
  }
}
