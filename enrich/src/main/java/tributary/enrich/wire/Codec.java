package tributary.enrich.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How values of one type become bytes, and again values. Safe to share between threads.
///
/// @param shape what tells this form from every other: types and names, all the way down
/// @param writer of a value that is not null
record Codec<T extends @Nullable Object>(
    String shape, BiConsumer<T, Sink> writer, Function<Source, T> reader) {
  private static final Map<Class<?>, Codec<?>> PLAIN = plain();

  /// The codec of a type: of records, enums, sealed interfaces over records, lists and maps of
  /// these, and what they are made of in the end.
  ///
  /// @throws IllegalArgumentException if the type has no form; so it fails when the topology is
  ///   built
  static Codec<?> of(Type type) {
    if (type instanceof Class<?> plain) {
      return of(plain);
    }
    if (type instanceof ParameterizedType made) {
      Type[] of = made.getActualTypeArguments();
      if (made.getRawType() == List.class) {
        return list(of(of[0]));
      }
      if (made.getRawType() == Map.class) {
        return map(of(of[0]), of(of[1]));
      }
    }
    throw new IllegalArgumentException("no form on the wire for a " + type.getTypeName());
  }

  private static Codec<?> of(Class<?> type) {
    Codec<?> plain = PLAIN.get(type);
    if (plain != null) {
      return plain;
    }
    if (type.isEnum()) {
      return choice(type);
    }
    if (type.isRecord()) {
      return Records.codec(type);
    }
    if (type.isSealed()) {
      return sealed(type);
    }
    throw new IllegalArgumentException("no form on the wire for a " + type.getName());
  }

  /// The same, null included: a byte more.
  Codec<@Nullable T> orNull() {
    return new Codec<>(
        shape + "?",
        (value, out) -> {
          out.octet(value == null ? 0 : 1);
          if (value != null) {
            writer.accept(value, out);
          }
        },
        in -> in.octet() == 0 ? null : reader.apply(in));
  }

  private static <E> Codec<List<E>> list(Codec<E> element) {
    return new Codec<>(
        "[" + element.shape + "]",
        (list, out) -> {
          out.count(list.size());
          list.forEach(e -> element.writer.accept(e, out));
        },
        in -> {
          int size = in.count();
          List<E> list = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            list.add(element.reader.apply(in));
          }
          return list;
        });
  }

  private static <K, V> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
    return new Codec<>(
        "{" + key.shape + ":" + value.shape + "}",
        (map, out) -> {
          out.count(map.size());
          map.forEach((k, v) -> {
            key.writer.accept(k, out);
            value.writer.accept(v, out);
          });
        },
        in -> {
          int size = in.count();
          Map<K, V> map = new LinkedHashMap<>();
          for (int i = 0; i < size; i++) {
            map.put(key.reader.apply(in), value.reader.apply(in));
          }
          return map;
        });
  }

  private static Codec<?> choice(Class<?> type) {
    List<?> constants = List.of(type.getEnumConstants());
    return new Codec<>(
        constants.toString(),
        (Object value, Sink out) -> out.octet(constants.indexOf(value)),
        in -> (Object) constants.get(in.octet()));
  }

  private static Codec<?> sealed(Class<?> type) {
    List<Class<?>> permitted = List.of(type.getPermittedSubclasses());
    List<Codec<Object>> codecs = new ArrayList<>();
    permitted.forEach(one -> codecs.add(cast(of(one))));
    return new Codec<>(
        codecs.stream().map(Codec::shape).toList().toString(),
        (Object value, Sink out) -> {
          int which = permitted.indexOf(value.getClass());
          out.octet(which);
          codecs.get(which).writer.accept(value, out);
        },
        in -> codecs.get(in.octet()).reader.apply(in));
  }

  @SuppressWarnings("unchecked") // a codec found by a type is of that type
  static <T extends @Nullable Object> Codec<T> cast(Codec<?> codec) {
    return (Codec<T>) codec;
  }

  private static Map<Class<?>, Codec<?>> plain() {
    Map<Class<?>, Codec<?>> all = new LinkedHashMap<>();
    Codec<Boolean> flag =
        new Codec<>("flag", (v, out) -> out.octet(v ? 1 : 0), in -> in.octet() != 0);
    all.put(boolean.class, flag);
    all.put(Boolean.class, flag);
    all.put(String.class, new Codec<String>("text", (v, out) -> out.text(v), Source::text));
    all.put(byte[].class, new Codec<byte[]>("bytes", (v, out) -> out.raw(v), Source::raw));
    all.put(int[].class, new Codec<int[]>("ints", Codec::write, Codec::integers));
    all.put(
        URI.class,
        new Codec<URI>("uri", (v, out) -> out.text(v.toString()), in -> URI.create(in.text())));
    numbers(all);
    times(all);
    return all;
  }

  private static void numbers(Map<Class<?>, Codec<?>> all) {
    Codec<Integer> integer =
        new Codec<>("int", (v, out) -> out.number(v), in -> Math.toIntExact(in.number()));
    Codec<Long> number = new Codec<>("long", (v, out) -> out.number(v), Source::number);
    Codec<Double> fraction =
        new Codec<>(
            "double",
            (v, out) -> out.number(Long.reverse(Double.doubleToLongBits(v))),
            in -> Double.longBitsToDouble(Long.reverse(in.number())));
    all.put(int.class, integer);
    all.put(Integer.class, integer);
    all.put(long.class, number);
    all.put(Long.class, number);
    all.put(double.class, fraction);
    all.put(Double.class, fraction);
  }

  private static void times(Map<Class<?>, Codec<?>> all) {
    all.put(
        Instant.class,
        new Codec<Instant>(
            "instant",
            (v, out) -> span(v.getEpochSecond(), v.getNano(), out),
            in -> Instant.ofEpochSecond(in.number(), in.number())));
    all.put(
        LocalDate.class,
        new Codec<LocalDate>(
            "day",
            (v, out) -> out.number(v.toEpochDay()),
            in -> LocalDate.ofEpochDay(in.number())));
    all.put(
        Duration.class,
        new Codec<Duration>(
            "duration",
            (v, out) -> span(v.getSeconds(), v.getNano(), out),
            in -> Duration.ofSeconds(in.number(), in.number())));
  }

  private static void span(long seconds, int nanos, Sink out) {
    out.number(seconds);
    out.number(nanos);
  }

  /// Each as its distance from the one before: short where they ascend.
  private static void write(int[] values, Sink out) {
    out.count(values.length);
    int before = 0;
    for (int value : values) {
      out.number(value - before);
      before = value;
    }
  }

  private static int[] integers(Source in) {
    int[] values = new int[in.count()];
    int before = 0;
    for (int i = 0; i < values.length; i++) {
      before += (int) in.number();
      values[i] = before;
    }
    return values;
  }
}
