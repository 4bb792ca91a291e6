package tributary.events.topic;

import java.time.Instant;
import java.util.function.Function;

/// What travels on a topic that carries time (docs/time.md): values, and between them marks.
///
/// @param <V> what the topic is about
public sealed interface Marked<V> {

  /// A value. Its time is the record's timestamp.
  record Value<V>(V value) implements Marked<V> {}

  /// A promise of the topic's writer: on this partition, `from` sends nothing more that is stamped
  /// at or before `upTo`.
  ///
  /// @param from the upstream that promises; readers close time at the minimum over all that they
  ///   know
  /// @param upTo time up to which, that moment included, nothing more comes
  record Mark<V>(String from, Instant upTo) implements Marked<V> {
    /// The same promise on a topic of another kind.
    public <W> Mark<W> as() {
      return new Mark<>(from, upTo);
    }
  }

  /// Wraps a value.
  static <V> Marked<V> of(V value) {
    return new Value<>(value);
  }

  /// This with its value changed; a mark stays as it is.
  default <W> Marked<W> map(Function<? super V, ? extends W> change) {
    return switch (this) {
      case Value<V>(V value) -> new Value<>(change.apply(value));
      case Mark<V> mark -> mark.as();
    };
  }
}
