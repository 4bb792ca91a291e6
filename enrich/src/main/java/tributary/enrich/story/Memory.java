package tributary.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import tributary.enrich.time.Timeline;
import tributary.enrich.wire.Held;
import tributary.enrich.wire.State;
import tributary.events.story.Evidence;

/// What the decision task remembers of items and stories, and for how long. What has aged out is
/// not known, whether or not it has been swept since: when that happens depends on the marks, and
/// stories must not. One thread.
final class Memory {
  private static final String PLACED = "decide-placed";
  private static final String COMPARED = "decide-compared";
  private static final String STORIES = "decide-stories";
  private static final String ALIASES = "decide-aliases";
  private static final String JOURNAL = "decide-journal";
  private static final String MERGES = "decide-merges";

  /// Places and stories that are held ready: some 40 MB.
  private static final int HELD = 40_000;

  private final Held<Placed> placed;
  private final Held<Compared> compared;
  private final Held<OpenStory> stories;
  private final KeyValueStore<String, Merged> aliases;
  private final Timeline<String> journal;
  private final Timeline<String> merges;
  private final Duration kept;

  /// What became of a story.
  ///
  /// @param into id of the story that took it in
  /// @param at when
  record Merged(String into, Instant at) {}

  /// @param kept how long an item's place is known; no shorter than what a pair can span
  Memory(ProcessorContext<?, ?> context, Duration kept) {
    placed = new Held<>(context.getStateStore(PLACED), HELD);
    compared = new Held<>(context.getStateStore(COMPARED), HELD / 4);
    stories = new Held<>(context.getStateStore(STORIES), HELD);
    aliases = context.getStateStore(ALIASES);
    journal = new Timeline<>(context.getStateStore(JOURNAL));
    merges = new Timeline<>(context.getStateStore(MERGES));
    this.kept = kept;
  }

  static Set<StoreBuilder<?>> stores() {
    return State.all(
        State.onDisk(PLACED, Placed.class),
        State.onDisk(COMPARED, Compared.class),
        State.onDisk(STORIES, OpenStory.class),
        State.inMemory(ALIASES, Merged.class),
        State.onDisk(JOURNAL, String.class),
        State.onDisk(MERGES, String.class));
  }

  /// Where an item is, by the id that its story goes by today; null where it is not known at `at`.
  @Nullable Placed placed(String item, Instant at) {
    Placed place = placed.get(item);
    return place == null || place.at().isBefore(horizon(at))
        ? null
        : place.in(current(place.story(), at));
  }

  /// How an item stood to earlier ones; empty where it is not known at `at`.
  Map<String, Evidence> compared(String item, Instant at) {
    return placed(item, at) == null ? Map.of() : found(item).texts();
  }

  /// Why an item joined its story; null where it began it.
  @Nullable Evidence evidence(String item) {
    return found(item).evidence();
  }

  /// The story that an id stands for today; null where it is not known at `at`.
  @Nullable OpenStory story(String id, Instant at) {
    OpenStory story = stories.get(current(id, at));
    return story == null || story.last().isBefore(horizon(at)) ? null : story;
  }

  /// The id that a story goes by today; its own where it is not known at `at` what became of it.
  String current(String story, Instant at) {
    String id = story;
    for (Merged next = aliases.get(id); next != null; next = aliases.get(id)) {
      if (next.at().isBefore(horizon(at))) {
        return id;
      }
      id = next.into();
    }
    return id;
  }

  /// Whether all members of a story are known, so that they can be told again elsewhere: one may
  /// have come from another story, and be older than this.
  boolean whole(OpenStory story, Instant at) {
    return story.members().stream().allMatch(member -> isIn(story, placed(member, at)));
  }

  private static boolean isIn(OpenStory story, @Nullable Placed place) {
    return place != null && place.story().equals(story.id());
  }

  /// Remembers an item.
  ///
  /// @param order of the item
  void place(String order, String item, Placed place, Compared found) {
    placed.put(item, place);
    compared.put(item, found);
    journal.add(order, item);
  }

  /// Remembers the latest version of an item that has its place.
  void edit(String item, Placed.Source version) {
    Placed place = placed.get(item);
    if (place != null) {
      placed.put(item, place.edited(version));
    }
  }

  /// Remembers that an item is in another story from now on.
  void move(String item, String story) {
    Placed place = placed.get(item);
    if (place != null) {
      placed.put(item, place.in(story));
    }
  }

  /// Remembers why an item is in its story; null where it is the first of it.
  void explain(String item, @Nullable Evidence evidence) {
    compared.put(item, new Compared(found(item).texts(), evidence));
  }

  void put(OpenStory story) {
    stories.put(story.id(), story);
  }

  /// Remembers that one story is now part of another.
  ///
  /// @param head the item by which it was
  void merge(Verdict head, OpenStory absorbed, OpenStory survivor) {
    stories.delete(absorbed.id());
    stories.put(survivor.id(), survivor);
    aliases.put(absorbed.id(), new Merged(survivor.id(), head.at()));
    merges.add(head.place() + "|" + absorbed.id(), absorbed.id());
  }

  /// Forgets items that no pair can name any more, and then aliases that no item needs. A later
  /// version of an item that is forgotten gets a story of its own.
  void expire(Instant now) {
    Instant horizon = horizon(now);
    Instant old = horizon.minusMillis(1);
    journal.take(old, item -> forget(item, horizon));
    merges.take(old, aliases::delete);
  }

  private void forget(String item, Instant horizon) {
    Placed place = placed.get(item);
    if (place == null || !place.at().isBefore(horizon)) {
      return; // placed anew since
    }
    placed.delete(item);
    compared.delete(item);
    String id = current(place.story(), place.at());
    OpenStory story = stories.get(id);
    if (story != null && story.last().isBefore(horizon)) {
      stories.delete(id);
    }
  }

  private Compared found(String item) {
    Compared found = compared.get(item);
    return found == null ? Compared.NOTHING : found;
  }

  private Instant horizon(Instant at) {
    return at.minus(kept);
  }
}
