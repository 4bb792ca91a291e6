package tributary.publish.shelf;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.events.topic.Marked;
import tributary.publish.library.Chronicle;
import tributary.publish.log.TopicReader;

/// The latest of every story, for pages. One thread puts them in; any thread looks them up, and
/// finds what was there at the last [#flush]. They lie on disk: in memory is only which story has
/// taken which in.
public final class Stories implements TopicReader.Bookmark, AutoCloseable {
  private final Chronicle chronicle;
  private final Map<String, String> survivors = new ConcurrentHashMap<>();

  /// Of all shelves of this process: one that takes the place of another is another state, too.
  private static final AtomicLong STATES = new AtomicLong();

  private final long number = STATES.incrementAndGet();
  private volatile long state = STATES.incrementAndGet();
  private boolean changed;
  private final Withheld withheld;
  private final boolean lasting;
  private volatile Map<String, List<Notice>> notices = Map.of();
  private volatile int instructions;
  private volatile @Nullable Counted counted;

  /// None so far, and none kept.
  public Stories() {
    this(Chronicle.inMemory(), new Withheld(), false);
  }

  private Stories(Chronicle chronicle, Withheld withheld, boolean lasting) {
    this.chronicle = chronicle;
    this.withheld = withheld;
    this.lasting = lasting;
    survivors.putAll(chronicle.survivors());
  }

  /// Opens what lies in `folder`, or an empty one.
  ///
  /// @param withheld is kept, and not found
  /// @throws IllegalStateException if the folder is in use or cannot be written; says what to do
  public static Stories open(Path folder, Withheld withheld) {
    return new Stories(Chronicle.open(folder), withheld, true);
  }

  @Override
  public synchronized void begin(Map<Integer, Long> ends) {
    chronicle.begin(ends);
    survivors.clear();
    survivors.putAll(chronicle.survivors());
    state = STATES.incrementAndGet();
  }

  @Override
  public long next(int partition) {
    return chronicle.next(partition);
  }

  /// Whether they are still there after the process: then none may be left out.
  boolean last() {
    return lasting;
  }

  /// Takes in a record of `stories`; null forgets the story, marks are passed over, and so is what
  /// was taken in before.
  public synchronized void put(
      int partition, long offset, String key, @Nullable Marked<Story> marked) {
    if (offset < chronicle.next(partition)) {
      return;
    }
    switch (marked) {
      case null -> {
        chronicle.put(partition, offset, key, null);
        changed = true;
      }
      case Marked.Value<Story>(Story story) -> {
        chronicle.put(partition, offset, key, story);
        merged(story);
        changed = true;
      }
      case Marked.Mark<Story> mark -> chronicle.mark(partition, offset);
    }
  }

  private void merged(Story story) {
    story.aliases().forEach(alias -> survivors.put(alias, story.id()));
    if (story.mergedInto() != null) {
      survivors.put(story.id(), story.mergedInto());
    }
  }

  /// Takes one in by itself, and lets it be found.
  public void put(String key, @Nullable Marked<Story> marked) {
    put(0, next(0), key, marked);
    flush();
  }

  /// Makes everything put in so far be found; now and then it commits, too. Call it often.
  public synchronized void flush() {
    chronicle.flush();
    if (changed) {
      changed = false;
      state = STATES.incrementAndGet();
    }
  }

  /// Makes everything put in so far be there after a crash.
  public synchronized void commit() {
    flush();
    chronicle.commit();
  }

  /// Ids of the items that tell a story, whether it stands by itself or not; none where it is not
  /// known.
  public List<String> items(String id) {
    return chronicle
        .story(id)
        .map(story -> story.members().stream().map(Member::item).toList())
        .orElse(List.of());
  }

  /// Says which story here is what another run calls by another id.
  public synchronized void lead(String other, String own) {
    survivors.put(other, own);
    withheld.lead(other, own);
  }

  /// Whether a story of that id is known, by itself, as one that was taken in, or by another run's
  /// name.
  public boolean knows(String id) {
    return survivors.containsKey(id) || chronicle.story(id).isPresent();
  }

  /// The story of that id, or the one that has taken it in.
  public Optional<Story> story(String id) {
    return chronicle
        .story(survivor(id))
        .filter(known -> known.mergedInto() == null)
        .flatMap(withheld::of);
  }

  /// The headline of that one.
  public Optional<String> headline(String id) {
    return withheld.isEmpty() ? chronicle.headline(survivor(id)) : story(id).map(Story::headline);
  }

  private List<Story> told(List<Story> found) {
    return withheld.isEmpty()
        ? found
        : found.stream().flatMap(story -> withheld.of(story).stream()).toList();
  }

  /// Replaces what operators said, by story.
  public void notice(Map<String, List<Notice>> all) {
    notices = Map.copyOf(all);
    synchronized (this) {
      instructions++;
    }
    state = STATES.incrementAndGet();
  }

  /// What operators said of a story, the oldest first; also of one that was taken down.
  public List<Notice> notices(String id) {
    Map<String, List<Notice>> known = notices;
    List<Notice> own = known.getOrDefault(id, List.of());
    return own.isEmpty() ? known.getOrDefault(survivor(id), List.of()) : own;
  }

  /// Those that stand by themselves and were told last between two instants.
  public List<Story> between(Instant from, Instant to) {
    return told(chronicle.between(from, to));
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

  /// Under which story an item may be shown; empty where the item or the story is withheld. Quick.
  ///
  /// @param story as it was when the item was told
  public Optional<String> under(String item, String story) {
    String now = survivor(story);
    boolean withdrawn = withheld.item(item) || withheld.story(now) || withheld.story(story);
    return withdrawn ? Optional.empty() : Optional.of(now);
  }

  /// Those that stand by themselves, the newest first; empty past the last one.
  public List<Story> newest(int from, int count) {
    return told(chronicle.newest(from, count));
  }

  /// Those about a subject, the newest first.
  public List<Story> about(String subject, int count) {
    return told(chronicle.newest(subject, 0, count));
  }

  /// The versions of those about a subject, the newest, by id, and how often operators have said
  /// something: the same, and nothing has changed.
  public Map<String, Integer> versions(String subject, int count) {
    Map<String, Integer> versions = new HashMap<>(chronicle.versions(subject, count));
    versions.put("", instructions);
    return versions;
  }

  /// When the newest of them were told last, by id; those taken down are not among them. Quick.
  public Map<String, Instant> closed(int count) {
    Map<String, Instant> closed = chronicle.closed(count);
    closed.keySet().removeIf(withheld::story);
    return closed;
  }

  /// How many stand by themselves.
  public int size() {
    return chronicle.size();
  }

  /// Every one that stands by itself: for as many as fit into memory.
  public List<Story> all() {
    return newest(0, Integer.MAX_VALUE);
  }

  /// The subjects that stories are about, with how many, by name. Counted once a change.
  public SequencedMap<SubjectTag, Integer> subjects() {
    Counted known = counted;
    long now = state;
    if (known == null || known.changes() != now) {
      known = new Counted(now, count());
      counted = known;
    }
    return known.subjects();
  }

  private record Counted(long changes, SequencedMap<SubjectTag, Integer> subjects) {}

  private record Count(SubjectTag tag, int stories) {}

  private SequencedMap<SubjectTag, Integer> count() {
    SequencedMap<SubjectTag, Integer> subjects = new LinkedHashMap<>();
    chronicle.subjects().entrySet().stream()
        .flatMap(entry -> tag(entry.getKey()).map(tag -> new Count(tag, entry.getValue())).stream())
        .sorted(
            Comparator.comparing((Count count) -> count.tag().name())
                .thenComparing(count -> count.tag().subject()))
        .forEach(count -> subjects.put(count.tag(), count.stories()));
    return subjects;
  }

  /// As the newest story has it.
  private Optional<SubjectTag> tag(String subject) {
    return about(subject, 1).stream()
        .flatMap(story -> story.subjects().stream())
        .filter(tag -> tag.subject().equals(subject))
        .findFirst();
  }

  /// Which shelf it is of those that this process has had: another run's stories stand on another.
  public long number() {
    return number;
  }

  /// Another number after every change that can be found, and on every other shelf.
  public long changes() {
    return state;
  }

  /// Commits, then leaves the folder to others.
  @Override
  public synchronized void close() {
    chronicle.close();
  }
}
