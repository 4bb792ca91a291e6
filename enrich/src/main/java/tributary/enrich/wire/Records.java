package tributary.enrich.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Records on the wire: their components in order, without names.
final class Records {
  private static final MethodType READS = MethodType.methodType(Object.class, Object.class);
  private static final MethodType MAKES = MethodType.methodType(Object.class, Object[].class);

  private Records() {}

  private record Component(String name, Codec<@Nullable Object> codec, MethodHandle reads) {}

  static Codec<?> codec(Class<?> type) {
    List<Component> components =
        Stream.of(type.getRecordComponents()).map(Records::component).toList();
    MethodHandle makes = constructor(type);
    return new Codec<>(
        type.getSimpleName()
            + components.stream().map(c -> c.name() + " " + c.codec().shape()).toList(),
        (Object value, Sink out) -> {
          for (Component component : components) {
            component.codec().writer().accept(read(component, value), out);
          }
        },
        in -> {
          @Nullable Object[] values = new @Nullable Object[components.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = components.get(i).codec().reader().apply(in);
          }
          return make(makes, values);
        });
  }

  /// What is no number may be null: which may not, is said by annotations alone.
  private static Component component(RecordComponent component) {
    Codec<Object> codec = Codec.cast(Codec.of(component.getGenericType()));
    boolean primitive = component.getType().isPrimitive();
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      MethodHandle reads = MethodHandles.lookup().unreflect(accessor).asType(READS);
      return new Component(
          component.getName(), primitive ? Codec.cast(codec) : codec.orNull(), reads);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("not to be read: " + component, e);
    }
  }

  private static MethodHandle constructor(Class<?> type) {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, types.length)
          .asType(MAKES);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("not to be made: " + type, e);
    }
  }

  private static @Nullable Object read(Component component, Object value) {
    try {
      return component.reads().invokeExact(value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("an accessor throws nothing checked", e);
    }
  }

  private static Object make(MethodHandle makes, @Nullable Object[] values) {
    try {
      return makes.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a record's constructor throws nothing checked", e);
    }
  }
}
