package tributary.events.topic;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the headers of a record say of its value: the same on every attempt to say the same.
///
/// @param subject CloudEvents subject: what it is about, as the topic's key names it
/// @param version tells it from others about the same subject; what is behind the `@` of its
///   CloudEvents id, whose other half is the subject; null where a subject is told of once
/// @param time CloudEvents time: when that which it tells came about; null where the value does not
///   say
/// @param others further headers, by name
public record Label<V>(
    Function<V, String> subject,
    @Nullable Function<V, String> version,
    @Nullable Function<V, Instant> time,
    Map<String, Function<V, String>> others) {

  public Label {
    others = Map.copyOf(others);
  }

  /// Told of once.
  public static <V> Label<V> of(Function<V, String> subject) {
    return new Label<>(subject, null, null, Map.of());
  }

  /// Told of more than once.
  public Label<V> version(Function<V, ?> version) {
    return new Label<>(subject, version.andThen(String::valueOf), time, others);
  }

  /// At a time that the value says.
  public Label<V> at(Function<V, Instant> time) {
    return new Label<>(subject, version, time, others);
  }

  /// With a header of that name.
  public Label<V> with(String header, Function<V, String> value) {
    Map<String, Function<V, String>> more = new TreeMap<>(others);
    more.put(header, value);
    return new Label<>(subject, version, time, more);
  }

  /// CloudEvents id.
  public String id(V value) {
    String about = subject.apply(value);
    return version == null ? about : about + "@" + version.apply(value);
  }
}
