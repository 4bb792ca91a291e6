package tributary.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.enrich.time.Order;
import tributary.enrich.time.Watermarks;
import tributary.enrich.wire.State;
import tributary.events.story.Story;
import tributary.events.topic.Marked;

/// Tells stories: takes tellings in order once time has closed over them, and says one version of a
/// story for each.
public final class Tell
    extends ContextualProcessor<String, Marked<Telling>, String, Marked<Story>> {
  private static final Logger LOG = LoggerFactory.getLogger(Tell.class);

  private static final String WAITING = "story-waiting";
  private static final String TOLD = "story-told";
  private static final String MARKS = "story-marks";

  private final int upstreams;
  private final Fold fold;
  private KeyValueStore<String, Telling> waiting;
  private KeyValueStore<String, Told> stories;
  private Watermarks watermarks;

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Tell(int upstreams, Fold fold) {
    this.upstreams = upstreams;
    this.fold = fold;
  }

  /// @param upstreams tasks that send tellings
  public static ProcessorSupplier<String, Marked<Telling>, String, Marked<Story>> with(
      int upstreams, Fold fold) {
    return new ProcessorSupplier<>() {
      @Override
      public Tell get() {
        return new Tell(upstreams, fold);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return State.all(
            State.onDisk(WAITING, Telling.class),
            State.onDisk(TOLD, Told.class),
            State.marks(MARKS));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Marked<Story>> context) {
    super.init(context);
    waiting = context.getStateStore(WAITING);
    stories = context.getStateStore(TOLD);
    watermarks = new Watermarks(context.getStateStore(MARKS), upstreams);
  }

  @Override
  public void process(Record<String, Marked<Telling>> record) {
    switch (record.value()) {
      case Marked.Value<Telling>(Telling telling) -> waiting.put(telling.order(), telling);
      case Marked.Mark<Telling> mark -> {
        if (watermarks.advance(mark)) {
          close(watermarks.closed());
        }
      }
    }
  }

  private void close(Instant now) {
    List<String> taken = new ArrayList<>();
    try (KeyValueIterator<String, Telling> closing = waiting.range(null, Order.through(now))) {
      while (closing.hasNext()) {
        Telling telling = closing.next().value;
        tell(telling);
        taken.add(telling.order());
      }
    }
    taken.forEach(waiting::delete);
    int partition = context().taskId().partition();
    Marked.Mark<Story> mark = new Marked.Mark<>("stories-" + partition, now);
    context().forward(new Record<>("mark-" + partition, mark, now.toEpochMilli()));
  }

  private void tell(Telling telling) {
    Told before = stories.get(telling.story());
    Told told = (before == null ? Told.NOTHING : before).with(telling);
    if (told.equals(before)) {
      LOG.warn("Story {} is full: item {} is not listed", telling.story(), telling.member().item());
      return;
    }
    stories.put(telling.story(), told);
    Story story = fold.story(told, telling);
    context().forward(new Record<>(story.id(), Marked.of(story), telling.at().toEpochMilli()));
  }
}
