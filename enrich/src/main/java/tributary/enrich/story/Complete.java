package tributary.enrich.story;

import java.net.URI;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tributary.enrich.insight.Summary;
import tributary.enrich.normalise.Draft;
import tributary.enrich.time.Order;
import tributary.events.item.Enclosure;
import tributary.events.item.Sentence;
import tributary.events.story.Assignment;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.topic.Marked;

/// Joins each decision with the text that waited for it.
public final class Complete
    extends ContextualProcessor<String, Marked<Assignment>, String, Marked<Completed>> {
  private static final int SPOKEN_SENTENCES = 12;

  private final String textsStore;
  private KeyValueStore<String, Draft> texts;

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Complete(String textsStore) {
    this.textsStore = textsStore;
  }

  /// @param textsStore name of the store of texts, shared with [Announce] and added by the topology
  public static ProcessorSupplier<String, Marked<Assignment>, String, Marked<Completed>> with(
      String textsStore) {
    return () -> new Complete(textsStore);
  }

  @Override
  public void init(ProcessorContext<String, Marked<Completed>> context) {
    super.init(context);
    texts = context.getStateStore(textsStore);
  }

  @Override
  public void process(Record<String, Marked<Assignment>> record) {
    switch (record.value()) {
      case Marked.Value<Assignment>(Assignment assignment) -> complete(record, assignment);
      case Marked.Mark<Assignment> mark -> {
        String self = "complete-" + context().taskId().partition();
        context().forward(record.withKey(self).withValue(new Marked.Mark<>(self, mark.upTo())));
      }
    }
  }

  private void complete(Record<String, Marked<Assignment>> record, Assignment assignment) {
    Draft draft = texts.delete(Order.key(assignment.at(), assignment.item(), assignment.version()));
    if (draft != null) {
      Completed completed =
          new Completed(
              draft.decided(assignment.story(), assignment.duplicateOf()),
              telling(draft, assignment));
      context().forward(record.withValue(Marked.of(completed)));
    }
  }

  private static Telling telling(Draft draft, Assignment assignment) {
    Member member =
        new Member(
            draft.id(),
            draft.version(),
            role(assignment),
            draft.kind(),
            draft.origin(),
            draft.title(),
            draft.link(),
            audio(draft.enclosures()),
            draft.dates().clamped(),
            draft.dates().firstSeen(),
            draft.dates().backlog(),
            assignment.evidence());
    List<Sentence> spoken =
        draft.sentences().stream()
            .filter(sentence -> Summary.quotable(sentence.text()))
            .limit(SPOKEN_SENTENCES)
            .toList();
    return new Telling(assignment.story(), assignment.at(), member, spoken, draft.subjects());
  }

  private static Role role(Assignment assignment) {
    if (assignment.duplicateOf() != null) {
      return Role.DUPLICATE;
    }
    return assignment.story().equals(AverageLink.idOf(assignment.item()))
        ? Role.ORIGINAL
        : Role.COVERAGE;
  }

  private static @Nullable URI audio(List<Enclosure> enclosures) {
    return enclosures.stream()
        .filter(e -> e.type() != null && e.type().matches("(?i)(audio|video)/.*"))
        .map(Enclosure::url)
        .findFirst()
        .orElse(null);
  }
}
