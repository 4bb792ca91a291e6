package tributary.publish.shelf;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Story;
import tributary.events.topic.Marked;

/// The latest of every story, for pages. One thread puts them in, any thread looks them up.
public final class Stories {
  private final Map<String, Story> byId = new ConcurrentHashMap<>();
  private final Map<String, String> survivors = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /// Takes in a record of `stories`; null forgets the story, marks are passed over.
  public void put(String key, @Nullable Marked<Story> marked) {
    switch (marked) {
      case null -> {
        byId.remove(key);
        changes.incrementAndGet();
      }
      case Marked.Value<Story>(Story story) -> add(story);
      case Marked.Mark<Story> mark -> {}
    }
  }

  private void add(Story story) {
    byId.merge(story.id(), story, (a, b) -> b.version() >= a.version() ? b : a);
    story.aliases().forEach(alias -> survivors.put(alias, story.id()));
    if (story.mergedInto() != null) {
      survivors.put(story.id(), story.mergedInto());
    }
    changes.incrementAndGet();
  }

  /// The story of that id, or the one that has taken it in.
  public Optional<Story> story(String id) {
    Set<String> seen = new HashSet<>();
    String at = id;
    while (seen.add(at)) {
      Story story = byId.get(at);
      if (story != null && story.mergedInto() == null) {
        return Optional.of(story);
      }
      String survivor = survivors.get(at);
      if (survivor == null) {
        return Optional.empty();
      }
      at = survivor;
    }
    return Optional.empty();
  }

  /// Those that stand by themselves, in no order.
  public List<Story> all() {
    Collection<Story> known = byId.values();
    return known.stream().filter(story -> story.mergedInto() == null).toList();
  }

  /// Another number after every change.
  public long changes() {
    return changes.get();
  }
}
