package tributary.enrich.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.enrich.insight.Sayings;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Passage;
import tributary.enrich.time.Order;
import tributary.enrich.time.Timeline;
import tributary.enrich.wire.State;
import tributary.events.item.Item;
import tributary.events.item.Segment;
import tributary.events.story.Assignment;
import tributary.events.story.Cause;
import tributary.events.story.Evidence;
import tributary.events.story.Placement;
import tributary.events.topic.Marked;

/// Joins each decision with the text that waited for it. What the text says is kept for as long as
/// the item's place is known, so that it can be told again when stories are merged. An episode is
/// one member of a story, by the first of its parts that tells it.
public final class Complete
    extends ContextualProcessor<String, Marked<Assignment>, String, Marked<Completed>> {
  private static final Logger LOG = LoggerFactory.getLogger(Complete.class);

  private static final String SPOKEN = "complete-spoken";

  private final String textsStore;
  private final Duration kept;
  private final Sayings sayings;
  private KeyValueStore<String, Draft> texts;
  private Timeline<Spoken> spoken;

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Complete(String textsStore, Duration kept, Sayings sayings) {
    this.textsStore = textsStore;
    this.kept = kept;
    this.sayings = sayings;
  }

  /// @param textsStore name of the store of texts, shared with [Announce] and added by the topology
  /// @param kept how long an item's place is known
  /// @param sayings remembers what sentences say
  public static ProcessorSupplier<String, Marked<Assignment>, String, Marked<Completed>> with(
      String textsStore, Duration kept, Sayings sayings) {
    return new ProcessorSupplier<>() {
      @Override
      public Complete get() {
        return new Complete(textsStore, kept, sayings);
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
    Draft draft = texts.delete(Order.key(assignment.at(), assignment.item(), assignment.version()));
    if (draft == null) {
      return;
    }
    Cause cause = new Cause(assignment.at(), assignment.item(), assignment.version());
    List<Segment> segments = new ArrayList<>();
    Map<String, Telling> told = new TreeMap<>();
    List<Passage> all = draft.passages();
    Speeches speeches = new Speeches(draft, all, sayings);
    Map<Integer, Passage> passages = byNumber(all);
    for (Placement part : assignment.passages()) {
      Spoken said = said(draft, passage(passages, part.number()), speeches, assignment);
      Optional.ofNullable(said.segment(part.story())).ifPresent(segments::add);
      if (part.told()) {
        boolean copy = part.duplicateOf() != null;
        told.putIfAbsent(part.story(), telling(said, part.story(), cause, copy, part.evidence()));
      }
    }
    Spoken whole = said(draft, passage(passages, 0), speeches, assignment);
    told.putIfAbsent(assignment.story(), telling(whole, assignment, cause));
    List<Telling> tellings = new ArrayList<>(told.values());
    assignment.standings().forEach(standing -> tellings.add(Telling.of(cause, standing)));
    Item item =
        draft.decided(assignment.story(), assignment.duplicateOf(), segments, speeches.insights());
    context().forward(record.withValue(Marked.of(new Completed(item, tellings))));
  }

  private static Map<Integer, Passage> byNumber(List<Passage> passages) {
    Map<Integer, Passage> byNumber = new HashMap<>();
    passages.forEach(passage -> byNumber.put(passage.number(), passage));
    return byNumber;
  }

  private static Passage passage(Map<Integer, Passage> passages, int number) {
    return Objects.requireNonNull(passages.get(number), "a placed passage is one of the draft's");
  }

  /// What a passage says, kept from now on.
  private Spoken said(Draft draft, Passage passage, Speeches speeches, Assignment assignment) {
    Spoken said = Spoken.of(draft, passage, speeches.of(passage));
    spoken.add(Order.key(assignment.at(), passage.id(draft.id()), assignment.version()), said);
    return said;
  }

  private void again(
      Record<String, Marked<Assignment>> record, Assignment assignment, Cause cause) {
    Spoken said = spoken.at(Order.key(assignment.at(), assignment.item(), assignment.version()));
    if (said == null) {
      LOG.atError()
          .addKeyValue("item", assignment.item())
          .log("What an item said is not there to be told again");
      return;
    }
    Completed completed = new Completed(null, List.of(telling(said, assignment, cause)));
    context().forward(record.withValue(Marked.of(completed)));
  }

  private static Telling telling(Spoken said, Assignment assignment, Cause cause) {
    boolean copy = assignment.duplicateOf() != null;
    return telling(said, assignment.story(), cause, copy, assignment.evidence());
  }

  private static Telling telling(
      Spoken said, String story, Cause cause, boolean copy, @Nullable Evidence evidence) {
    return Telling.of(story, cause, said.member(story, copy, evidence), said);
  }
}
