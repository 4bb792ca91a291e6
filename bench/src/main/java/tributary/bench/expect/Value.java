package tributary.bench.expect;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What an expression's parts come to, and how they are compared.
final class Value {
  private Value() {}

  static boolean truth(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean b -> b;
      case Double d -> d != 0;
      case Said said -> !said.isEmpty();
      default -> size(value) > 0;
    };
  }

  static int size(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      default -> value.toString().length();
    };
  }

  /// @throws NotKept when the part is not there
  static @Nullable Object part(@Nullable Object of, @Nullable Object key) {
    if (of instanceof Map<?, ?> map) {
      if (!map.containsKey(key)) {
        throw new NotKept(String.valueOf(key));
      }
      return map.get(key);
    }
    if (of instanceof List<?> list && key instanceof Double index) {
      int i = index.intValue();
      return i >= 0 && i < list.size() ? list.get(i) : Missing.VALUE;
    }
    return Missing.VALUE;
  }

  static boolean compare(@Nullable Object left, String operator, @Nullable Object right) {
    return switch (operator) {
      case "==" -> same(left, right);
      case "!=" -> !same(left, right);
      case "in" -> contains(right, left);
      case "not in" -> !contains(right, left);
      default -> throw new IllegalArgumentException("unknown comparison " + operator);
    };
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left == Missing.VALUE || right == Missing.VALUE) {
      return false;
    }
    if (left instanceof Said said) {
      return said.is(right);
    }
    if (right instanceof Said said) {
      return said.is(left);
    }
    if (left instanceof List<?> a && right instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
    }
    return Objects.equals(left, right);
  }

  private static boolean contains(@Nullable Object whole, @Nullable Object part) {
    return whole instanceof List<?> list
        ? list.stream().anyMatch(e -> same(e, part))
        : String.valueOf(whole).contains(String.valueOf(part));
  }

  /// An entry or a part of one that was not found.
  enum Missing {
    VALUE
  }
}
