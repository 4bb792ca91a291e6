package tributary.enrich.normalise;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;
import tributary.events.item.RawItem;
import tributary.events.topic.Marked;
import tributary.events.trace.Trace;

/// Where raw items come in. Of their headers only the trace goes on: Streams copies headers to
/// whatever is made of a record, and a thousand foreign ones would come along.
public final class Normalise
    extends ContextualFixedKeyProcessor<String, Marked<RawItem>, Marked<Draft>> {
  private final Normaliser normaliser;

  private Normalise(Normaliser normaliser) {
    this.normaliser = normaliser;
  }

  /// The stage.
  public static FixedKeyProcessorSupplier<String, Marked<RawItem>, Marked<Draft>> with(
      Normaliser normaliser) {
    return () -> new Normalise(normaliser);
  }

  @Override
  public void process(FixedKeyRecord<String, Marked<RawItem>> record) {
    @Nullable Marked<RawItem> raw = record.value();
    if (raw == null) {
      throw new IllegalArgumentException("a tombstone: raw items are never deleted");
    }
    Headers kept = new RecordHeaders();
    Trace trace = Trace.of(record.headers());
    if (trace != null) {
      trace.on(kept);
    }
    context().forward(record.withValue(raw.map(normaliser::normalise)).withHeaders(kept));
  }
}
