package tributary.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.normalise.Draft;
import tributary.enrich.time.Order;
import tributary.enrich.time.Timeline;
import tributary.enrich.time.Watermarks;
import tributary.enrich.wire.Removal;
import tributary.enrich.wire.State;
import tributary.events.topic.Marked;

/// Announces each draft to the shards by its probes, and keeps its text until [Complete] gets the
/// decision back. Here time enters the topology: a mark goes out when the raw partitions of all
/// three topics have promised it.
public final class Announce
    extends ContextualProcessor<String, Marked<Embedded>, String, Marked<Probe>> {
  private static final String VERSIONS = "announce-versions";
  private static final String JOURNAL = "announce-journal";
  private static final String MARKS = "announce-marks";

  private final Prober prober;
  private final List<String> writers;
  private final String textsStore;
  private final Duration kept;
  private KeyValueStore<String, Draft> texts;
  private KeyValueStore<String, Instant> versions;
  private Timeline<String> journal;
  private Watermarks watermarks;

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Announce(Prober prober, List<String> writers, String textsStore, Duration kept) {
    this.prober = prober;
    this.writers = writers;
    this.textsStore = textsStore;
    this.kept = kept;
  }

  /// @param writers of the raw topics, each with a partition for every task: the names by which
  ///   they promise, a number behind
  /// @param textsStore name of the store of texts, shared with [Complete] and added by the topology
  /// @param kept how long it is known where an item is, and that a version of it was here
  public static ProcessorSupplier<String, Marked<Embedded>, String, Marked<Probe>> with(
      Prober prober, List<String> writers, String textsStore, Duration kept) {
    return new ProcessorSupplier<>() {
      @Override
      public Announce get() {
        return new Announce(prober, writers, textsStore, kept);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return State.all(
            State.onDisk(VERSIONS, Instant.class),
            State.onDisk(JOURNAL, String.class),
            State.marks(MARKS));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Marked<Probe>> context) {
    super.init(context);
    texts = context.getStateStore(textsStore);
    versions = context.getStateStore(VERSIONS);
    journal = new Timeline<>(context.getStateStore(JOURNAL));
    Set<String> upstreams = writers.stream().map(this::named).collect(Collectors.toSet());
    watermarks = new Watermarks(context.getStateStore(MARKS), upstreams);
  }

  @Override
  public void process(Record<String, Marked<Embedded>> record) {
    switch (record.value()) {
      case Marked.Value<Embedded>(Embedded embedded) -> announce(embedded, at(record.timestamp()));
      case Marked.Mark<Embedded> mark -> watermarks.advance(mark).ifPresent(this::pass);
    }
  }

  private void pass(Instant now) {
    Instant horizon = now.minus(kept);
    journal.take(
        horizon.minusMillis(1),
        version -> {
          Instant announced = versions.get(version);
          if (announced != null && announced.isBefore(horizon)) {
            Removal.remove(versions, version);
          }
        });
    String self = named("announce");
    context().forward(new Record<>(self, new Marked.Mark<>(self, now), now.toEpochMilli()));
  }

  private String named(String stage) {
    return stage + "-" + context().taskId().partition();
  }

  /// A writer that broke its promise is not believed: its item counts as seen just after it.
  private Instant at(long timestamp) {
    Instant closed = watermarks.closed();
    Instant at = Instant.ofEpochMilli(timestamp);
    return at.isAfter(closed) ? at : closed.plusMillis(1);
  }

  private void announce(Embedded embedded, Instant at) {
    Draft draft = embedded.draft();
    // By version, not up to one: an edit may come on another raw topic (a post whose page was read
    // later is an article), and the task may read that topic first.
    String version = draft.id() + "@" + draft.version();
    Instant announced = versions.get(version);
    if (announced != null && !announced.isBefore(at.minus(kept))) {
      return;
    }
    String order = Order.key(at, draft.id(), draft.version());
    versions.put(version, at);
    journal.add(order, version);
    texts.put(order, draft);
    int partition = context().recordMetadata().map(RecordMetadata::partition).orElseThrow();
    for (Probe probe : prober.probes(embedded, at, partition)) {
      context().forward(new Record<>(probe.item(), Marked.of(probe), at.toEpochMilli()));
    }
  }
}
