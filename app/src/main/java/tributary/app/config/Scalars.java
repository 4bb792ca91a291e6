package tributary.app.config;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tributary.events.topic.Json;

/// Single values: how their text is read, and what a person is told they should be.
///
/// @param base relative paths start here
record Scalars(Path base) {
  private static final JsonMapper MAPPER =
      Json.MAPPER.rebuild().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  /// The value that `text` stands for.
  ///
  /// @throws IllegalArgumentException if it stands for none of that type
  Object read(Type type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == Path.class) {
      return base.resolve(text).normalize();
    }
    if (type == Duration.class) {
      return Span.read(text);
    }
    JavaType wanted = MAPPER.getTypeFactory().constructType(type);
    Object value = MAPPER.convertValue(text, wanted);
    if (value == null) {
      throw new IllegalArgumentException("empty");
    }
    return value;
  }

  /// What a value of `type` looks like, in words.
  static String describe(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return type == double.class || type == Double.class ? "a number" : "a whole number";
    }
    return switch (type) {
      case Class<?> c when c == Duration.class -> "a time span such as 15m, 6h or 3d";
      case Class<?> c when c == URI.class -> "a web address";
      case Class<?> c when c == ZoneId.class -> "a time zone such as Europe/Berlin";
      case Class<?> c when c == LocalTime.class -> "a time of day such as 06:30";
      case Class<?> c when c == String.class || c == Path.class -> "a single text";
      case Class<?> c -> "a " + c.getSimpleName();
    };
  }
}
