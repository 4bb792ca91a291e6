package tributary.app.story;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tributary.app.topic.Snapshot;
import tributary.events.item.Item;
import tributary.events.item.Segment;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;

/// Finds a story by any id that leads to it: its own, one of a story that was merged into it, or
/// one of an item that tells it. Reads the topics from their beginning; keeps only what it looks
/// for.
///
/// @param progress hears how many records have been read, after each
public record StorySearch(Cluster cluster, IntConsumer progress) {

  /// What an id led to.
  ///
  /// @param story the latest version of the story that stands for it today
  /// @param near the stories that it says are near it, by the id it says, merged or not
  public record Found(Story story, Map<String, Story> near) {}

  /// What is known of an id that no told story has.
  public enum Unknown {
    /// Nothing: no item has it either, or time has not closed over it.
    NOTHING,
    /// Parts of one show's episodes tell it, and nobody else does.
    NOT_TOLD
  }

  /// The story that `id` leads to.
  public Optional<Found> of(String id) {
    Optional<Story> story = told(id);
    if (story.isEmpty()) {
      // More tell it than it lists, perhaps.
      story = item(item -> item.id().equals(id)).flatMap(item -> told(item.story()));
    }
    return story.map(found -> new Found(found, near(found)));
  }

  /// Why [#of] finds nothing.
  public Unknown unknown(String id) {
    return item(item -> item.segments().stream().map(Segment::story).anyMatch(id::equals)).isEmpty()
        ? Unknown.NOTHING
        : Unknown.NOT_TOLD;
  }

  private Optional<Story> told(String id) {
    Map<String, Story> latest = new TreeMap<>();
    read(
        cluster.topics().stories(),
        id,
        marked -> {
          Story story = story(marked);
          if (story != null) {
            latest.put(story.id(), story);
          }
        });
    return latest.values().stream()
        .filter(story -> story.mergedInto() == null && leads(id, story))
        .min(Comparator.comparing((Story story) -> !story.id().equals(id)));
  }

  private static boolean leads(String id, Story story) {
    return story.id().equals(id)
        || story.aliases().contains(id)
        || story.members().stream().anyMatch(member -> member.item().equals(id));
  }

  private Map<String, Story> near(Story story) {
    Set<String> wanted = new HashSet<>();
    story.related().forEach(related -> wanted.add(related.story()));
    Map<String, Story> near = new HashMap<>();
    if (!wanted.isEmpty()) {
      read(
          cluster.topics().stories(),
          wanted::contains,
          marked -> {
            Story other = story(marked);
            if (other != null) {
              near.put(other.id(), other);
            }
          });
    }
    return near;
  }

  private Optional<Item> item(Predicate<Item> wanted) {
    Map<String, Item> latest = new TreeMap<>();
    read(
        cluster.topics().items(),
        key -> true,
        item -> {
          if (wanted.test(item)) {
            latest.put(item.id(), item);
          }
        });
    return latest.values().stream().findFirst();
  }

  private static @Nullable Story story(Marked<Story> marked) {
    return switch (marked) {
      case Marked.Value<Story>(Story story) -> story;
      case Marked.Mark<Story> mark -> null;
    };
  }

  /// Reads the records that have `id` somewhere in them: most need not be parsed.
  private <V> void read(Topic<V> topic, String id, Consumer<V> taker) {
    int[] count = new int[1];
    Snapshot.each(
        cluster,
        topic,
        record -> {
          progress.accept(++count[0]);
          if (record.value() != null
              && new String(record.value(), StandardCharsets.UTF_8).contains(id)) {
            take(topic, record.value(), taker);
          }
        });
  }

  private <V> void read(Topic<V> topic, Predicate<String> keys, Consumer<V> taker) {
    int[] count = new int[1];
    Snapshot.each(
        cluster,
        topic,
        record -> {
          progress.accept(++count[0]);
          if (record.value() != null && record.key() != null && keys.test(record.key())) {
            take(topic, record.value(), taker);
          }
        });
  }

  private static <V> void take(Topic<V> topic, byte[] value, Consumer<V> taker) {
    V read = topic.values().deserializer().deserialize(topic.name(), value);
    if (read != null) {
      taker.accept(read);
    }
  }
}
