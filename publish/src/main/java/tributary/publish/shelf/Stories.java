package tributary.publish.shelf;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tributary.events.item.SubjectTag;
import tributary.events.story.Story;
import tributary.events.topic.Marked;

/// The latest of every story, for pages. One thread puts them in, any thread looks them up.
public final class Stories {
  private final Map<String, Story> byId = new ConcurrentHashMap<>();
  private final Map<String, String> survivors = new ConcurrentHashMap<>();
  private volatile Map<String, List<Notice>> notices = Map.of();
  private final AtomicLong changes = new AtomicLong();
  private volatile @Nullable Counted counted;

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
    Story story = byId.get(survivor(id));
    return Optional.ofNullable(story).filter(known -> known.mergedInto() == null);
  }

  /// Under which id a story is known by now; the same where nobody has taken it in. Quick.
  public String survivor(String id) {
    Set<String> seen = new HashSet<>();
    String at = id;
    String next = survivors.get(at);
    while (next != null && seen.add(at)) {
      at = next;
      next = survivors.get(at);
    }
    return at;
  }

  /// Replaces what operators said, by story.
  public void notice(Map<String, List<Notice>> all) {
    notices = Map.copyOf(all);
    changes.incrementAndGet();
  }

  /// What operators said of a story, the oldest first; also of one that was taken down.
  public List<Notice> notices(String id) {
    Map<String, List<Notice>> known = notices;
    List<Notice> own = known.getOrDefault(id, List.of());
    return own.isEmpty() ? known.getOrDefault(survivor(id), List.of()) : own;
  }

  /// The subjects that stories are about, with how many, by name.
  public SequencedMap<SubjectTag, Integer> subjects() {
    Counted known = counted;
    long now = changes.get();
    if (known == null || known.changes() != now) {
      known = new Counted(now, count());
      counted = known;
    }
    return known.subjects();
  }

  private record Counted(long changes, SequencedMap<SubjectTag, Integer> subjects) {}

  private SequencedMap<SubjectTag, Integer> count() {
    Map<String, SubjectTag> tags = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (Story story : all()) {
      for (SubjectTag tag : story.subjects()) {
        tags.putIfAbsent(tag.subject(), tag);
        counts.merge(tag.subject(), 1, Integer::sum);
      }
    }
    SequencedMap<SubjectTag, Integer> subjects = new LinkedHashMap<>();
    tags.values().stream()
        .sorted(Comparator.comparing(SubjectTag::name).thenComparing(SubjectTag::subject))
        .forEach(tag -> subjects.put(tag, counts.getOrDefault(tag.subject(), 0)));
    return subjects;
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
