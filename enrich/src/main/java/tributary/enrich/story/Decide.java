package tributary.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import tributary.enrich.time.Order;
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
  private static final String MARKS = "decide-marks";

  private final Settings settings;
  private final SortedMap<String, Ruling> rulings = new TreeMap<>();
  private Timeline<Verdict> waiting;
  private Memory memory;
  private Placing placing;
  private Watermarks watermarks;

  /// @param shards how many upstreams there are
  /// @param threshold mean similarity from which an item joins
  /// @param merging mean similarity from which two stories are one
  /// @param near likeness of two items from which their stories are near each other, 0 to 1000
  /// @param open how long after its last member a story takes one in
  /// @param kept how long an item's place is known; no shorter than what a pair can span
  public record Settings(
      int shards, int threshold, int merging, int near, Duration open, Duration kept) {}

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Decide(Settings settings) {
    this.settings = settings;
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
        Set<StoreBuilder<?>> all =
            State.all(State.onDisk(WAITING, Verdict.class), State.marks(MARKS));
        all.addAll(Memory.stores());
        return all;
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Marked<Assignment>> context) {
    super.init(context);
    rulings.clear(); // Streams revives a task with the same processor after a rollback
    waiting = new Timeline<>(context.getStateStore(WAITING));
    memory = new Memory(context, settings.kept());
    placing =
        new Placing(
            new AverageLink(settings.threshold(), settings.merging(), settings.open()),
            new Nearness(settings.threshold(), settings.near()),
            memory);
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
    waiting.take(
        now,
        verdict -> {
          if (!ofOne.isEmpty() && !ofOne.getFirst().place().equals(verdict.place())) {
            decide(ofOne);
            ofOne.clear();
          }
          ofOne.add(verdict);
        });
    if (!ofOne.isEmpty()) {
      decide(ofOne);
    }
    memory.expire(now);
    context().forward(new Record<>("mark", new Marked.Mark<>("decide", now), now.toEpochMilli()));
  }

  /// The parts of an episode come before the whole and are stamped alike: what is decided of them
  /// goes out with it.
  ///
  /// @param verdicts all that the shards say of one version of an item or part
  private void decide(List<Verdict> verdicts) {
    Verdict head = verdicts.getFirst();
    String item = Order.key(head.at(), PassageId.item(head.item()), head.version());
    Ruling ruling = rulings.computeIfAbsent(item, key -> new Ruling(head));
    placing.place(head, pairs(verdicts), ruling);
    if (PassageId.number(head.item()) == 0) {
      rulings.remove(item);
      ruling.assignments(memory).forEach(assignment -> forward(assignment, head.at()));
    }
  }

  /// Pairs as a set: two items may share keys in several shards.
  private static Collection<Pair> pairs(List<Verdict> verdicts) {
    Map<String, Pair> pairs = new TreeMap<>();
    verdicts.forEach(verdict -> verdict.pairs().forEach(pair -> pairs.put(pair.other(), pair)));
    return pairs.values();
  }

  private void forward(Assignment assignment, Instant at) {
    String item = PassageId.item(assignment.item());
    context().forward(new Record<>(item, Marked.of(assignment), at.toEpochMilli()));
  }
}
