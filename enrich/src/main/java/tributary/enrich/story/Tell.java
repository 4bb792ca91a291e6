package tributary.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.enrich.time.Timeline;
import tributary.enrich.time.Watermarks;
import tributary.enrich.wire.State;
import tributary.events.story.Cause;
import tributary.events.story.Story;
import tributary.events.topic.Marked;
import tributary.events.trace.Trace;

/// Tells stories: takes tellings in order once time has closed over them, and says one version of a
/// story for each item that changes it.
public final class Tell
    extends ContextualProcessor<String, Marked<Telling>, String, Marked<Story>> {
  private static final Logger LOG = LoggerFactory.getLogger(Tell.class);

  private static final String WAITING = "story-waiting";
  private static final String MARKS = "story-marks";

  private final int upstreams;
  private final Duration kept;
  private final Fold fold;
  private Timeline<Telling> waiting;
  private Chronicle chronicle;
  private Watermarks watermarks;

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Tell(int upstreams, Duration kept, Fold fold) {
    this.upstreams = upstreams;
    this.kept = kept;
    this.fold = fold;
  }

  /// @param upstreams tasks that send tellings
  /// @param kept how long it is known where an item is
  public static ProcessorSupplier<String, Marked<Telling>, String, Marked<Story>> with(
      int upstreams, Duration kept, Fold fold) {
    return new ProcessorSupplier<>() {
      @Override
      public Tell get() {
        return new Tell(upstreams, kept, fold);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        Set<StoreBuilder<?>> all =
            State.all(State.onDisk(WAITING, Telling.class), State.marks(MARKS));
        all.addAll(Chronicle.stores());
        return all;
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Marked<Story>> context) {
    super.init(context);
    waiting = new Timeline<>(context.getStateStore(WAITING));
    chronicle = new Chronicle(context, kept);
    watermarks = new Watermarks(context.getStateStore(MARKS), Routing.names("complete", upstreams));
  }

  @Override
  public void process(Record<String, Marked<Telling>> record) {
    switch (record.value()) {
      case Marked.Value<Telling>(Telling telling) -> waiting.add(telling.order(), telling);
      case Marked.Mark<Telling> mark -> watermarks.advance(mark).ifPresent(this::close);
    }
  }

  private void close(Instant now) {
    List<Telling> ofOne = new ArrayList<>();
    waiting.take(
        now,
        telling -> {
          if (!ofOne.isEmpty() && !ofOne.getFirst().occasion().equals(telling.occasion())) {
            tell(ofOne);
            ofOne.clear();
          }
          ofOne.add(telling);
        });
    if (!ofOne.isEmpty()) {
      tell(ofOne);
    }
    chronicle.expire(now);
    int partition = context().taskId().partition();
    Marked.Mark<Story> mark = new Marked.Mark<>("stories-" + partition, now);
    context().forward(new Record<>("mark-" + partition, mark, now.toEpochMilli()));
  }

  /// @param brought all that one item brings to one story
  private void tell(List<Telling> brought) {
    String id = brought.getFirst().story();
    Instant at = brought.getFirst().cause().at();
    Told before = chronicle.get(id);
    Optional<Told> told = before.with(brought);
    if (told.isPresent() || before.version() > 0) {
      chronicle.put(id, before, told.orElse(before), brought.getFirst().cause());
    }
    told.ifPresent(now -> forward(fold.story(id, now, at), brought.getFirst().cause()));
    Told now = told.orElse(before);
    brought.stream()
        .filter(telling -> telling.member() != null && !now.lists(telling.said().item()))
        .forEach(telling ->
            LOG.atWarn()
                .addKeyValue("story", id)
                .addKeyValue("item", telling.said().item())
                .log("A story is full: an item is not listed"));
  }

  /// Under the trace of the item that made this version.
  private void forward(Story story, Cause cause) {
    RecordHeaders headers = new RecordHeaders();
    Trace.ofItem(cause.item(), cause.version(), "story").on(headers);
    long at = cause.at().toEpochMilli();
    context().forward(new Record<>(story.id(), Marked.of(story), at, headers));
  }
}
