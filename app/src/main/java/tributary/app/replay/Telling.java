package tributary.app.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.SerializationException;
import tributary.app.topic.Snapshot;
import tributary.events.item.Ids;
import tributary.events.item.Item;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Json;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// What a run has told, as far as two runs are compared: which items are one story, and what is
/// said of it. No texts are held.
///
/// @param stories by id, those that stand
/// @param items by id
record Telling(Map<String, Told> stories, Map<String, Piece> items) {

  /// A story.
  ///
  /// @param subjects ids, sorted
  /// @param words hash of what it says: headline, brief and insights
  /// @param gist the first thing that it says
  record Told(String id, String headline, Set<String> subjects, String words, String gist) {}

  /// An item.
  ///
  /// @param story id of the one that it tells as a whole, merges followed
  /// @param subjects ids, sorted
  record Piece(String id, String title, String story, Instant seen, Set<String> subjects) {}

  /// @param wanted the items that are compared
  static Telling of(Cluster cluster, Predicate<Item> wanted) {
    Standing standing = new Standing();
    read(
        cluster,
        cluster.topics().stories(),
        marked -> {
          if (marked instanceof Marked.Value<Story>(Story story)) {
            standing.take(story);
          }
        });
    Map<String, Piece> items = new TreeMap<>();
    read(
        cluster,
        cluster.topics().items(),
        item -> {
          if (wanted.test(item)) {
            items.put(item.id(), piece(item, standing.storyOf(item)));
          }
        });
    return new Telling(standing.stories, items);
  }

  private static Piece piece(Item item, String story) {
    return new Piece(
        item.id(), item.title(), story, item.dates().firstSeen(), ids(item.subjects()));
  }

  /// The stories that stand, as one version after the other says it.
  private static final class Standing {
    private final Map<String, Told> stories = new TreeMap<>();
    private final Map<String, String> survivors = new HashMap<>();
    private final Map<String, String> byItem = new HashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();

    void take(Story story) {
      stories.remove(story.id());
      List<String> before = members.remove(story.id());
      if (before != null) {
        before.forEach(item -> byItem.remove(item, story.id()));
      }
      if (story.mergedInto() == null) {
        stories.put(story.id(), told(story));
        story.aliases().forEach(alias -> survivors.put(alias, story.id()));
        List<String> whole = whole(story);
        members.put(story.id(), whole);
        whole.forEach(item -> byItem.put(item, story.id()));
      }
    }

    String storyOf(Item item) {
      String said = survivors.getOrDefault(item.story(), item.story());
      return byItem.getOrDefault(item.id(), said);
    }
  }

  private static List<String> whole(Story story) {
    return story.members().stream()
        .filter(member -> member.segment() == null)
        .map(Member::item)
        .toList();
  }

  private static Told told(Story story) {
    String words =
        Ids.hash(
            story.headline(),
            Json.MAPPER.valueToTree(story.brief()).toString(),
            Json.MAPPER.valueToTree(story.insights()).toString());
    return new Told(story.id(), story.headline(), ids(story.subjects()), words, gist(story));
  }

  private static String gist(Story story) {
    return story.insights().isEmpty() ? "" : story.insights().getFirst().claim();
  }

  private static Set<String> ids(List<SubjectTag> tags) {
    Set<String> ids = new TreeSet<>();
    tags.forEach(tag -> ids.add(tag.subject()));
    return ids;
  }

  /// The items of each story, of those that `both` holds.
  Map<String, Set<String>> grouped(Set<String> both) {
    Map<String, Set<String>> groups = new TreeMap<>();
    items
        .values()
        .forEach(item -> {
          if (both.contains(item.id())) {
            groups.computeIfAbsent(item.story(), story -> new TreeSet<>()).add(item.id());
          }
        });
    return groups;
  }

  /// Ids of the items that the other has too, and of those it has not.
  Set<String> without(Telling other) {
    Set<String> own = new HashSet<>(items.keySet());
    own.removeAll(other.items.keySet());
    return own;
  }

  /// How many items each subject was given to.
  Map<String, Integer> counts(Set<String> both) {
    Map<String, Integer> counts = new TreeMap<>();
    List<Piece> all = new ArrayList<>(items.values());
    all.removeIf(item -> !both.contains(item.id()));
    all.forEach(item -> item.subjects().forEach(id -> counts.merge(id, 1, Integer::sum)));
    return counts;
  }

  private static <V> void read(Cluster cluster, Topic<V> topic, Consumer<V> taker) {
    Snapshot.each(
        cluster,
        topic,
        record -> {
          try {
            V value = topic.values().deserializer().deserialize(topic.name(), record.value());
            if (value != null) {
              taker.accept(value);
            }
          } catch (SerializationException e) {
            // Neither run is the better for it: it is not compared.
          }
        });
  }
}
