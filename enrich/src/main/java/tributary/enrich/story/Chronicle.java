package tributary.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import tributary.enrich.time.Order;
import tributary.enrich.time.Timeline;
import tributary.enrich.wire.Removal;
import tributary.enrich.wire.State;
import tributary.events.story.Cause;
import tributary.events.story.Standing;

/// The stories that have been told, for as long as anything can be added to them. Each telling lies
/// by itself: the five-hundredth version of a story writes one telling, not five hundred. One
/// thread.
final class Chronicle {
  private static final String HEADS = "story-told";
  private static final String TELLINGS = "story-tellings";
  private static final String JOURNAL = "story-journal";

  /// How many tellings stay in memory, so that a story that grows is not read anew each time.
  private static final int REMEMBERED = 5_000;

  private final KeyValueStore<String, Head> heads;
  private final KeyValueStore<String, Telling> tellings;
  private final Timeline<String> journal;
  private final Duration kept;
  private final LastTold recent = new LastTold(REMEMBERED);

  /// A story without its tellings.
  ///
  /// @param touched when something was last said to it, whether or not it is listed
  record Head(int version, @Nullable Standing standing, Instant touched) {}

  /// @param kept how long after something was last said to a story it can be added to
  Chronicle(ProcessorContext<?, ?> context, Duration kept) {
    heads = context.getStateStore(HEADS);
    tellings = context.getStateStore(TELLINGS);
    journal = new Timeline<>(context.getStateStore(JOURNAL));
    this.kept = kept;
  }

  static Set<StoreBuilder<?>> stores() {
    return State.all(
        State.onDisk(HEADS, Head.class),
        State.onDisk(TELLINGS, Telling.class),
        State.onDisk(JOURNAL, String.class));
  }

  /// The story as it was last told; [Told#NOTHING] where it was not.
  Told get(String story) {
    Told known = recent.get(story);
    if (known != null) {
      return known;
    }
    Head head = heads.get(story);
    if (head == null) {
      return Told.NOTHING;
    }
    List<Telling> all = new ArrayList<>();
    try (KeyValueIterator<String, Telling> range = range(story)) {
      range.forEachRemaining(entry -> all.add(entry.value));
    }
    return Told.restored(head.version(), all, head.standing());
  }

  /// Keeps a story as `cause` left it.
  ///
  /// @param before what [#get] gave
  void put(String story, Told before, Told now, Cause cause) {
    Map<String, Telling> known = new HashMap<>();
    before.tellings().forEach(telling -> known.put(telling.said().item(), telling));
    for (Telling telling : now.tellings()) {
      if (!telling.equals(known.remove(telling.said().item()))) {
        tellings.put(key(story, telling), telling);
      }
    }
    known.values().forEach(gone -> Removal.remove(tellings, key(story, gone)));
    recent.put(story, now);
    heads.put(story, new Head(now.version(), now.standing(), cause.at()));
    journal.add(Order.key(cause.at(), cause.item(), cause.version()) + "|" + story, story);
  }

  /// Forgets the stories that nothing can be added to any more.
  void expire(Instant now) {
    Instant horizon = now.minus(kept);
    journal.take(
        horizon.minusMillis(1),
        story -> {
          Head head = heads.get(story);
          if (head != null && head.touched().isBefore(horizon)) {
            forget(story);
          }
        });
  }

  private void forget(String story) {
    recent.remove(story);
    Removal.remove(heads, story);
    try (KeyValueIterator<String, Telling> range = range(story)) {
      range.forEachRemaining(entry -> Removal.remove(tellings, entry.key));
    }
  }

  private KeyValueIterator<String, Telling> range(String story) {
    return tellings.range(story + "|", story + "}"); // the character after the separator
  }

  private static String key(String story, Telling telling) {
    return story + "|" + telling.said().item();
  }
}
