package tributary.enrich.subject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.embedding.Embedding;
import tributary.events.subject.SubjectModel;
import tributary.events.topic.Marked;

/// Says what each item is about, by the model that speaks at the item's own time: a replay tags as
/// the first run did, whenever it runs (docs/decisions). Before the first model, seeds speak.
public final class Tag
    extends ContextualFixedKeyProcessor<String, Marked<Embedded>, Marked<Embedded>> {
  private final Subjects subjects;
  private final @Nullable String embedding;
  private final String modelsStore;
  private final Tagger untrained;
  private final Map<String, Tagger> trained = new HashMap<>();
  private TimestampedKeyValueStore<String, SubjectModel> kept;
  private List<SubjectModel> models = List.of();
  private long known;

  @SuppressWarnings("NullAway.Init") // init, which Streams calls first, sets the rest
  private Tag(Subjects subjects, @Nullable String embedding, String modelsStore) {
    this.subjects = subjects;
    this.embedding = embedding;
    this.modelsStore = modelsStore;
    untrained = new Tagger(subjects);
  }

  /// @param embedding name of the model that gave items their meaning, null for none
  /// @param modelsStore name of the global store of all models, in memory, by their ids
  public static FixedKeyProcessorSupplier<String, Marked<Embedded>, Marked<Embedded>> with(
      Subjects subjects, @Nullable String embedding, String modelsStore) {
    return () -> new Tag(subjects, embedding, modelsStore);
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Marked<Embedded>> context) {
    super.init(context);
    kept = context.getStateStore(modelsStore);
    models = List.of();
    known = 0;
  }

  @Override
  public void process(FixedKeyRecord<String, Marked<Embedded>> record) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    context().forward(record.withValue(record.value().map(embedded -> tagged(embedded, at))));
  }

  private Embedded tagged(Embedded embedded, Instant at) {
    Reading reading = Reading.of(embedded);
    SubjectModel model = speaking(at);
    if (model != null && model.embedding() != null && !model.embedding().equals(embedding)) {
      reading = new Reading(reading.id(), reading.title(), reading.text(), Embedding.NONE);
    }
    Tagger tagger =
        model == null
            ? untrained
            : trained.computeIfAbsent(model.id(), _ -> new Tagger(subjects, model));
    return new Embedded(embedded.draft().about(tagger.tag(reading)), embedded.meanings());
  }

  /// The last model whose time has come.
  private @Nullable SubjectModel speaking(Instant at) {
    // A model is never changed nor deleted, so a new one shows in the number of entries.
    if (kept.approximateNumEntries() != known) {
      known = kept.approximateNumEntries();
      models = read();
    }
    SubjectModel speaking = null;
    for (SubjectModel model : models) {
      speaking = model.from().isAfter(at) ? speaking : model;
    }
    return speaking;
  }

  private List<SubjectModel> read() {
    List<SubjectModel> all = new ArrayList<>();
    try (KeyValueIterator<String, ValueAndTimestamp<SubjectModel>> entries = kept.all()) {
      entries.forEachRemaining(entry -> {
        ValueAndTimestamp<SubjectModel> value = entry.value;
        if (value != null && value.value() != null) {
          all.add(value.value());
        }
      });
    }
    return all.stream()
        .filter(model -> model.algorithm().equals(Trainer.ALGORITHM))
        .sorted(SubjectModel.BY_START)
        .toList();
  }
}
