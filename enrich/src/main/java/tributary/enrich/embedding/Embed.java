package tributary.enrich.embedding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import tributary.enrich.normalise.Draft;
import tributary.events.item.Ids;
import tributary.events.item.Vector;
import tributary.events.topic.Marked;

/// Finds what drafts mean. Each text is looked up among the vectors that were kept, and given to
/// the model only if it is not among them: so a replay compares by the same numbers as the first
/// run did (docs/decisions/0009-vectors-are-kept.md).
public final class Embed
    extends ContextualFixedKeyProcessor<String, Marked<Draft>, Marked<Computed>> {
  /// What was computed lately is not on the store yet: a text that comes a thousand times in a
  /// second is still computed once.
  private static final int RECENT = 1_000;

  private final Supplier<? extends Embedder> embedder;
  private final String vectorsStore;
  private final Parting parting;
  private final Map<String, Embedding> recent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
          return size() > RECENT;
        }
      };
  private TimestampedKeyValueStore<String, Vector> kept;

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Embed(Supplier<? extends Embedder> embedder, String vectorsStore, Parting parting) {
    this.embedder = embedder;
    this.parting = parting;
    this.vectorsStore = vectorsStore;
  }

  /// @param embedder asked for at the first text that has to be computed
  /// @param vectorsStore name of the global store of all kept vectors, by [Vector#key]
  /// @param parting finds the parts of a draft, before each is embedded
  public static FixedKeyProcessorSupplier<String, Marked<Draft>, Marked<Computed>> with(
      Supplier<? extends Embedder> embedder, String vectorsStore, Parting parting) {
    return () -> new Embed(embedder, vectorsStore, parting);
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Marked<Computed>> context) {
    super.init(context);
    kept = context.getStateStore(vectorsStore);
    recent.clear();
  }

  @Override
  public void process(FixedKeyRecord<String, Marked<Draft>> record) {
    context().forward(record.withValue(record.value().map(this::computed)));
  }

  private Computed computed(Draft whole) {
    List<Vector> fresh = new ArrayList<>();
    Draft draft = parting.parted(whole, text -> embedding(text, fresh));
    List<Embedding> meanings =
        draft.passages().stream().map(passage -> embedding(passage.whole(), fresh)).toList();
    return new Computed(new Embedded(draft, meanings), fresh);
  }

  private Embedding embedding(String text, List<Vector> fresh) {
    String excerpt = Excerpt.of(text);
    if (excerpt.isEmpty()) {
      return Embedding.NONE;
    }
    String model = embedder.get().model();
    String hash = Ids.hash(excerpt);
    String key = model + "/" + hash;
    Embedding known = recent.get(key);
    if (known == null) {
      ValueAndTimestamp<Vector> vector = kept.get(key);
      known = vector == null ? null : new Embedding(vector.value().values());
    }
    if (known == null) {
      known = embedder.get().embed(excerpt);
      fresh.add(new Vector(model, hash, known.values()));
    }
    recent.put(key, known);
    return known;
  }
}
