package tributary.enrich.wire;

import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Marked;

/// How records travel inside the topology and lie in its stores: their fields in order, as few
/// bytes as they take, behind two bytes that say which form it is. Nobody outside reads it, so it
/// carries neither names nor headers; a record whose form has changed is another one, and what lies
/// there in the old form is refused.
///
/// Own code, as everything passes here some thirty times an item: Smile, Jackson's binary JSON,
/// which was here before, took several times as long (docs/quality.md). It knows every record
/// without a line for it.
public final class Wire {
  /// Never the first byte of a value: forms are positive.
  private static final int MARK = -1;

  private static final int FORMS = 0x7FFF;

  private Wire() {}

  private record Form<V>(String name, int number, Codec<V> codec) {
    static <V> Form<V> of(Class<V> type) {
      Codec<V> codec = Codec.cast(Codec.of(type));
      return new Form<>(type.getSimpleName(), codec.shape().hashCode() & FORMS, codec);
    }

    byte[] write(V value) {
      Sink out = new Sink();
      out.octet(number >> 8);
      out.octet(number);
      codec.writer().accept(value, out);
      return out.bytes();
    }

    V read(@Nullable String topic, byte[] bytes) {
      return whole(
          topic,
          () -> {
            Source in = new Source(bytes);
            int found = ((in.octet() & 0xFF) << 8) | (in.octet() & 0xFF);
            if (found != number) {
              throw new IllegalArgumentException(
                  "it was written by another version of this program; enrich needs a new application"
                      + " id and a replay");
            }
            return codec.reader().apply(in);
          });
    }

    Marked<V> readMarked(@Nullable String topic, byte[] bytes) {
      boolean mark = bytes.length > 0 && bytes[0] == MARK;
      return mark ? whole(topic, () -> readMark(bytes)) : Marked.of(read(topic, bytes));
    }

    /// Damaged bytes may make a record refuse what it is made of, in any way.
    private <T> T whole(@Nullable String topic, Supplier<T> reading) {
      try {
        return reading.get();
      } catch (RuntimeException e) {
        throw new SerializationException(
            "on %s: not a readable %s: %s".formatted(topic, name, e.getMessage()), e);
      }
    }
  }

  /// A serde of plain values.
  public static <V> Serde<V> of(Class<V> type) {
    Form<V> form = Form.of(type);
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : form.write(value),
        (topic, bytes) -> bytes == null ? null : form.read(topic, bytes));
  }

  /// A serde of values with marks between them.
  public static <V> Serde<Marked<V>> marked(Class<V> type) {
    Form<V> form = Form.of(type);
    return Serdes.serdeFrom(
        (topic, marked) ->
            switch (marked) {
              case null -> null;
              case Marked.Value<V>(V value) -> form.write(value);
              case Marked.Mark<V> mark -> write(mark);
            },
        (topic, bytes) -> bytes == null ? null : form.readMarked(topic, bytes));
  }

  private static byte[] write(Marked.Mark<?> mark) {
    Sink out = new Sink();
    out.octet(MARK);
    out.text(mark.from());
    out.number(mark.upTo().toEpochMilli());
    return out.bytes();
  }

  private static <V> Marked<V> readMark(byte[] bytes) {
    Source in = new Source(bytes);
    in.octet();
    return new Marked.Mark<>(in.text(), Instant.ofEpochMilli(in.number()));
  }
}
