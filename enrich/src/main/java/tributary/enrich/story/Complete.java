package tributary.enrich.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import tributary.enrich.normalise.Draft;
import tributary.enrich.time.Order;
import tributary.enrich.time.Timeline;
import tributary.enrich.wire.State;
import tributary.events.story.Assignment;
import tributary.events.story.Cause;
import tributary.events.topic.Marked;

/// Joins each decision with the text that waited for it. What the text says is kept for as long as
/// the item's place is known, so that it can be told again when stories are merged.
public final class Complete
    extends ContextualProcessor<String, Marked<Assignment>, String, Marked<Completed>> {
  private static final String SPOKEN = "complete-spoken";

  private final String textsStore;
  private final Duration kept;
  private KeyValueStore<String, Draft> texts;
  private Timeline<Spoken> spoken;

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Complete(String textsStore, Duration kept) {
    this.textsStore = textsStore;
    this.kept = kept;
  }

  /// @param textsStore name of the store of texts, shared with [Announce] and added by the topology
  /// @param kept how long an item's place is known
  public static ProcessorSupplier<String, Marked<Assignment>, String, Marked<Completed>> with(
      String textsStore, Duration kept) {
    return new ProcessorSupplier<>() {
      @Override
      public Complete get() {
        return new Complete(textsStore, kept);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return State.all(State.onDisk(SPOKEN, Spoken.class));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Marked<Completed>> context) {
    super.init(context);
    texts = context.getStateStore(textsStore);
    spoken = new Timeline<>(context.getStateStore(SPOKEN));
  }

  @Override
  public void process(Record<String, Marked<Assignment>> record) {
    switch (record.value()) {
      case Marked.Value<Assignment>(Assignment assignment) -> {
        if (assignment.cause() == null) {
          complete(record, assignment);
        } else {
          again(record, assignment, assignment.cause());
        }
      }
      case Marked.Mark<Assignment> mark -> {
        // Whatever is told again after this has been seen later than this.
        spoken.take(mark.upTo().minus(kept).minusMillis(1), old -> {});
        String self = "complete-" + context().taskId().partition();
        context().forward(record.withKey(self).withValue(new Marked.Mark<>(self, mark.upTo())));
      }
    }
  }

  private void complete(Record<String, Marked<Assignment>> record, Assignment assignment) {
    String order = Order.key(assignment.at(), assignment.item(), assignment.version());
    Draft draft = texts.delete(order);
    if (draft == null) {
      return;
    }
    Spoken whole = Spoken.of(draft);
    spoken.add(order, whole);
    Cause cause = new Cause(assignment.at(), assignment.item(), assignment.version());
    List<Telling> tellings = new ArrayList<>();
    tellings.add(telling(whole, assignment, cause));
    assignment.standings().forEach(standing -> tellings.add(Telling.of(cause, standing)));
    Completed completed =
        new Completed(draft.decided(assignment.story(), assignment.duplicateOf()), tellings);
    context().forward(record.withValue(Marked.of(completed)));
  }

  private void again(
      Record<String, Marked<Assignment>> record, Assignment assignment, Cause cause) {
    Spoken said =
        spoken.at(Order.key(assignment.at(), assignment.item(), assignment.version()));
    if (said != null) {
      Completed completed = new Completed(null, List.of(telling(said, assignment, cause)));
      context().forward(record.withValue(Marked.of(completed)));
    }
  }

  private static Telling telling(Spoken said, Assignment assignment, Cause cause) {
    return Telling.of(
        assignment.story(),
        cause,
        said.member(assignment.duplicateOf() != null, assignment.evidence()),
        said);
  }
}
