package tributary.app.letter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tributary.events.letter.Letter;
import tributary.events.letter.Settlement;

/// A letter as it lies there.
///
/// @param id partition and offset on `dead-letters`, a hyphen between
/// @param record bytes and headers as they came
/// @param settled what was decided about it; null while it is open
public record Filed(
    String id, Letter letter, ConsumerRecord<byte[], byte[]> record, @Nullable Settlement settled) {

  /// Whether nothing was decided yet.
  public boolean open() {
    return settled == null;
  }

  /// Where it stood, in a word or two.
  public String origin() {
    return letter.origin() == null
        ? "not said"
        : letter.origin().offset() < 0
            ? "never written, for partition " + letter.origin().partition()
            : letter.origin().toString();
  }

  /// Room and stage.
  public String stage() {
    return letter.node().isEmpty() ? letter.room() : letter.room() + "/" + letter.node();
  }

  /// Its size in bytes.
  public int size() {
    return record.value() == null ? 0 : record.value().length;
  }
}
