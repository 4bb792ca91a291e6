package tributary.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import tributary.enrich.time.Order;
import tributary.enrich.time.Timeline;
import tributary.enrich.time.Watermarks;
import tributary.enrich.wire.State;
import tributary.events.item.Dates;
import tributary.events.topic.Marked;

/// Holds the probes of one shard of the routing keys and says, in order, with whom each pairs.
///
/// Probes wait in a journal until time has closed over them; then each is compared with the newest
/// earlier ones per key inside the window, and one verdict goes out. What is compared, and what a
/// cap leaves out, therefore does not depend on the order of arrival (docs/time.md).
public final class Shard
    extends ContextualProcessor<String, Marked<Probe>, String, Marked<Verdict>> {
  private static final String JOURNAL = "shard-journal";
  private static final String MARKS = "shard-marks";

  /// Probes that are held ready, over all shards: who is compared is mostly new.
  private static final int CACHED = 40_000;

  private final Settings settings;
  private final Similarity similarity;
  private final Postings postings = new Postings();
  private final Ready newest;
  private final Ready asked;
  private Timeline<Probe> journal;
  private Watermarks watermarks;

  /// @param shards how many there are; also how many upstreams there are
  /// @param perKey newest earlier items that one key may bring up
  /// @param floor pairs below are not worth mentioning
  /// @param copy similarity from which two feeds' texts count as repeats
  /// @param weighing the weights that judge a pair
  public record Settings(
      int shards, Duration window, int perKey, int floor, int copy, Weighing weighing) {}

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Shard(Settings settings) {
    this.settings = settings;
    this.newest = new Ready(CACHED * 2 / 3 / settings.shards());
    this.asked = new Ready(CACHED / 3 / settings.shards());
    this.similarity = new Similarity(settings.weighing(), settings.floor(), settings.copy());
  }

  /// A shard with its stores.
  public static ProcessorSupplier<String, Marked<Probe>, String, Marked<Verdict>> with(
      Settings settings) {
    return new ProcessorSupplier<>() {
      @Override
      public Shard get() {
        return new Shard(settings);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return State.all(State.onDisk(JOURNAL, Probe.class), State.marks(MARKS));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Marked<Verdict>> context) {
    super.init(context);
    postings.clear(); // Streams revives a task with the same processor after a rollback
    newest.clear();
    asked.clear();
    journal = new Timeline<>(context.getStateStore(JOURNAL));
    watermarks =
        new Watermarks(context.getStateStore(MARKS), Routing.names("announce", settings.shards()));
    journal.read(watermarks.closed(), this::index);
  }

  @Override
  public void process(Record<String, Marked<Probe>> record) {
    switch (record.value()) {
      case Marked.Value<Probe>(Probe probe) -> journal.add(probe.order(), probe);
      case Marked.Mark<Probe> mark -> watermarks.advance(mark).ifPresent(this::close);
    }
  }

  private void close(Instant now) {
    journal.read(now, this::judge);
    expire(now);
    String self = "shard-" + shard();
    context().forward(new Record<>(self, new Marked.Mark<>(self, now), now.toEpochMilli()));
  }

  private void judge(Probe probe) {
    List<Pair> pairs = new ArrayList<>();
    for (int number : postings.newest(own(probe), settings.perKey())) {
      if (within(probe, postings.published(number))) {
        Probe earlier = probe(number);
        if (earlier != null) {
          similarity.pair(probe, earlier).ifPresent(pairs::add);
        }
      }
    }
    if (probe.keys().isEmpty()) {
      journal.drop(probe.order()); // nothing will ever be compared with it
    } else {
      newest.put(index(probe), probe);
    }
    boolean home = Routing.of(probe.item(), settings.shards()) == shard();
    if (home || !pairs.isEmpty()) {
      Verdict verdict =
          new Verdict(
              probe.item(),
              probe.version(),
              probe.at(),
              probe.feed(),
              probe.partition(),
              shard(),
              home,
              pairs,
              probe.subjects());
      context().forward(new Record<>(probe.item(), Marked.of(verdict), probe.at().toEpochMilli()));
    }
  }

  private @Nullable Probe probe(int number) {
    Probe held = newest.get(number);
    Probe known = held == null ? asked.get(number) : held;
    if (known == null) {
      known = journal.at(postings.order(number));
      if (known != null) {
        asked.put(number, known);
      }
    }
    return known;
  }

  private int index(Probe probe) {
    return postings.add(probe.order(), probe.published().toEpochMilli(), own(probe));
  }

  private boolean within(Probe later, long published) {
    long apart = Math.abs(later.published().toEpochMilli() - published);
    return apart <= settings.window().toMillis();
  }

  /// A probe published `window` before another may have been seen `window + REACH` before it.
  private void expire(Instant now) {
    String horizon = Order.through(now.minus(settings.window()).minus(Dates.REACH).minusMillis(1));
    while (!postings.isEmpty()) {
      String order = postings.order(postings.oldest());
      if (order.compareTo(horizon) >= 0) {
        return;
      }
      journal.drop(order);
      postings.forget();
    }
  }

  private long[] own(Probe probe) {
    return probe.keys().stream()
        .mapToLong(Routing::hash)
        .filter(key -> Routing.shard(key, settings.shards()) == shard())
        .toArray();
  }

  private int shard() {
    return context().taskId().partition();
  }
}
