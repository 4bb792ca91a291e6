package tributary.enrich.extent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import tributary.events.item.RawItem;
import tributary.events.topic.Marked;

/// Lets in what a run that ends takes in. No mark promises more than the run's end, so that time
/// closes up to just there; when all is read, the writers' last promise is made for them, as none
/// of theirs may lie at the end. It is said again and again, and heard once: what is remembered of
/// it is the promise, so a crash in between costs nothing.
public final class Admit
    extends ContextualProcessor<String, Marked<RawItem>, String, Marked<RawItem>> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Extent extent;
  private final Instant last;
  private final List<String> writers;
  private final Closing closing;

  private Admit(Extent extent, List<String> writers, Closing closing) {
    this.extent = extent;
    this.last = Objects.requireNonNull(extent.to(), "a run that ends").minusMillis(1);
    this.writers = writers;
    this.closing = closing;
  }

  /// @param extent of a run that ends
  /// @param writers of the raw topics, each with a partition for every task: the names by which
  ///   they promise, a number behind
  /// @param closing says when all is read
  public static ProcessorSupplier<String, Marked<RawItem>, String, Marked<RawItem>> with(
      Extent extent, List<String> writers, Closing closing) {
    return () -> new Admit(extent, writers, closing);
  }

  @Override
  public void init(ProcessorContext<String, Marked<RawItem>> context) {
    super.init(context);
    context.schedule(BETWEEN_LOOKS, PunctuationType.WALL_CLOCK_TIME, _ -> end());
  }

  @Override
  public void process(Record<String, Marked<RawItem>> record) {
    switch (record.value()) {
      case Marked.Value<RawItem>(RawItem item) -> {
        if (record.timestamp() <= last.toEpochMilli() && isOfTheRun(item)) {
          context().forward(record);
        }
      }
      case Marked.Mark<RawItem>(String from, Instant upTo) ->
          context().forward(record.withValue(mark(from, upTo.isAfter(last) ? last : upTo)));
    }
  }

  private boolean isOfTheRun(RawItem item) {
    return extent.feeds().isEmpty() || extent.feeds().contains(item.origin().feed());
  }

  private void end() {
    if (closing.isAllRead()) {
      for (String writer : writers) {
        String from = writer + "-" + context().taskId().partition();
        context().forward(new Record<>("mark", mark(from, last), last.toEpochMilli()));
      }
    }
  }

  private static Marked<RawItem> mark(String from, Instant upTo) {
    return new Marked.Mark<>(from, upTo);
  }
}
