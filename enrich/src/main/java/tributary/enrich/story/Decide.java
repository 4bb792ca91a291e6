package tributary.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import tributary.enrich.story.OpenStory.Voice;
import tributary.enrich.time.Timeline;
import tributary.enrich.time.Watermarks;
import tributary.enrich.wire.State;
import tributary.events.story.Assignment;
import tributary.events.topic.Marked;

/// The one task that decides, in order, which story each item tells. It sees heads and scored
/// pairs, never texts, so one task is enough: there are a few pairs an item, and no two tasks can
/// found the same story twice.
public final class Decide
    extends ContextualProcessor<String, Marked<Verdict>, String, Marked<Assignment>> {
  private static final String WAITING = "decide-waiting";
  private static final String PLACED = "decide-placed";
  private static final String STORIES = "decide-stories";
  private static final String JOURNAL = "decide-journal";
  private static final String MARKS = "decide-marks";

  private final Settings settings;
  private final AverageLink link;
  private Timeline<Verdict> waiting;
  private KeyValueStore<String, Placed> placed;
  private KeyValueStore<String, OpenStory> stories;
  private Timeline<String> journal;
  private Watermarks watermarks;

  /// @param shards how many upstreams there are
  /// @param threshold mean similarity from which an item joins
  /// @param open how long after its last member a story takes one in
  /// @param kept how long an item's place is known; no shorter than what a pair can span
  public record Settings(int shards, int threshold, Duration open, Duration kept) {}

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Decide(Settings settings) {
    this.settings = settings;
    this.link = new AverageLink(settings.threshold(), settings.open());
  }

  /// The decision task with its stores.
  public static ProcessorSupplier<String, Marked<Verdict>, String, Marked<Assignment>> with(
      Settings settings) {
    return new ProcessorSupplier<>() {
      @Override
      public Decide get() {
        return new Decide(settings);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return State.all(
            State.onDisk(WAITING, Verdict.class),
            State.onDisk(PLACED, Placed.class),
            State.onDisk(STORIES, OpenStory.class),
            State.onDisk(JOURNAL, String.class),
            State.marks(MARKS));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Marked<Assignment>> context) {
    super.init(context);
    waiting = new Timeline<>(context.getStateStore(WAITING));
    placed = context.getStateStore(PLACED);
    stories = context.getStateStore(STORIES);
    journal = new Timeline<>(context.getStateStore(JOURNAL));
    watermarks =
        new Watermarks(context.getStateStore(MARKS), Routing.names("shard", settings.shards()));
  }

  @Override
  public void process(Record<String, Marked<Verdict>> record) {
    switch (record.value()) {
      case Marked.Value<Verdict>(Verdict verdict) -> waiting.add(verdict.order(), verdict);
      case Marked.Mark<Verdict> mark -> watermarks.advance(mark).ifPresent(this::close);
    }
  }

  private void close(Instant now) {
    List<Verdict> ofOne = new ArrayList<>();
    waiting.take(now, verdict -> {
      if (!ofOne.isEmpty() && !ofOne.getFirst().place().equals(verdict.place())) {
        decide(ofOne);
        ofOne.clear();
      }
      ofOne.add(verdict);
    });
    if (!ofOne.isEmpty()) {
      decide(ofOne);
    }
    expire(now);
    context().forward(new Record<>("mark", new Marked.Mark<>("decide", now), now.toEpochMilli()));
  }

  /// @param verdicts all that the shards say of one version of an item
  private void decide(List<Verdict> verdicts) {
    Verdict head = verdicts.getFirst();
    Placed known = placed(head.item(), head.at());
    if (known != null) {
      forward(head, new AverageLink.Decision(known.story(), known.duplicateOf(), null));
      return;
    }
    Voice voice = new Voice(head.item(), head.feed());
    AverageLink.Decision decision =
        link.decide(
            voice,
            head.at(),
            pairs(verdicts),
            item -> placed(item, head.at()),
            id -> story(id, head.at()));
    String story = decision.story();
    placed.put(head.item(), new Placed(story, decision.duplicateOf(), head.at()));
    if (decision.duplicateOf() == null) {
      OpenStory open = story(story, head.at());
      OpenStory before = open == null ? new OpenStory(List.of(), head.at()) : open;
      stories.put(story, before.with(voice, head.at()));
    }
    journal.add(head.place(), head.item());
    forward(head, decision);
  }

  /// Pairs as a set: two items may share keys in several shards.
  private static Collection<Pair> pairs(List<Verdict> verdicts) {
    Map<String, Pair> pairs = new TreeMap<>();
    verdicts.forEach(verdict -> verdict.pairs().forEach(pair -> pairs.put(pair.other(), pair)));
    return pairs.values();
  }

  private void forward(Verdict head, AverageLink.Decision decision) {
    Assignment assignment =
        new Assignment(
            head.item(),
            head.version(),
            head.at(),
            decision.story(),
            decision.duplicateOf(),
            decision.evidence(),
            head.partition());
    context().forward(new Record<>(head.item(), Marked.of(assignment), head.at().toEpochMilli()));
  }

  /// An item's place as known at a time: what has aged out is not known, whether or not the store
  /// has been swept since. When it is swept depends on the marks, and stories must not.
  private @Nullable Placed placed(String item, Instant at) {
    Placed place = placed.get(item);
    return place == null || place.at().isBefore(at.minus(settings.kept())) ? null : place;
  }

  private @Nullable OpenStory story(String id, Instant at) {
    OpenStory story = stories.get(id);
    return story == null || story.last().isBefore(at.minus(settings.kept())) ? null : story;
  }

  /// Forgets items that no pair can name any more. A later version of one that is forgotten gets a
  /// story of its own.
  private void expire(Instant now) {
    Instant horizon = now.minus(settings.kept());
    journal.take(horizon.minusMillis(1), item -> forget(item, horizon));
  }

  private void forget(String item, Instant horizon) {
    Placed place = placed.get(item);
    if (place == null || !place.at().isBefore(horizon)) {
      return; // placed anew since
    }
    placed.delete(item);
    OpenStory story = stories.get(place.story());
    if (story != null && story.last().isBefore(horizon)) {
      stories.delete(place.story());
    }
  }
}
