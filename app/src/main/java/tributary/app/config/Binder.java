package tributary.app.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Lays YAML over records of defaults, component by component. The records are the schema: their
/// components are the keys, their constructors have the last word. Mistakes are collected, so that
/// one start shows them all; what is returned is good only while there are none.
final class Binder {
  private final String file;
  private final Scalars scalars;
  private final Environment environment;
  private final Keys keys;
  private final List<String> problems = new ArrayList<>();

  Binder(String file, Scalars scalars, Environment environment, Keys keys) {
    this.file = file;
    this.scalars = scalars;
    this.environment = environment;
    this.keys = keys;
  }

  /// What was wrong so far, `file:line: text` each.
  List<String> problems() {
    return List.copyOf(problems);
  }

  /// A value of `type` as `node` says it, with `fallback` for what it leaves out.
  ///
  /// @param path of the key, dots between; empty at the top
  @Nullable Object bind(Type type, @Nullable Object fallback, Node node, String path) {
    return switch (type) {
      case Class<?> record when record.isRecord() -> bindRecord(record, fallback, node, path);
      case ParameterizedType list when list.getRawType() == List.class ->
          bindList(list, fallback, node, path);
      case ParameterizedType map when map.getRawType() == Map.class ->
          bindMap(map, fallback, node, path);
      case Class<?> scalar -> bindScalar(scalar, fallback, node, path);
      default -> throw new IllegalStateException("no configuration is made of " + type);
    };
  }

  private @Nullable Object bindRecord(
      Class<?> type, @Nullable Object fallback, Node node, String path) {
    if (!(node instanceof MappingNode) && fallback == null) {
      // What has one obvious part may be written as that alone: `- https://example.org/feed`.
      String first = Keys.in(type).getFirst();
      return construct(type, null, Map.of(first, node), new Place(node, path));
    }
    if (!(node instanceof MappingNode mapping)) {
      return wrong(node, path, "a block of keys", fallback);
    }
    return construct(type, fallback, children(mapping, type, path), new Place(node, path));
  }

  private @Nullable Object construct(
      Class<?> type, @Nullable Object fallback, Map<String, Node> children, Place place) {
    int before = problems.size();
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(components[i], fallback, children, place);
    }
    return problems.size() > before ? fallback : create(type, values, place, fallback);
  }

  private @Nullable Object component(
      RecordComponent component, @Nullable Object owner, Map<String, Node> children, Place place) {
    String path =
        place.path().isEmpty() ? component.getName() : place.path() + "." + component.getName();
    Object fallback = owner == null ? null : read(component, owner);
    Node child = children.get(component.getName());
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    if (child == null) {
      return owner == null ? absent(component, nullable, place, path) : fallback;
    }
    if (!nothing(child)) {
      return bind(component.getGenericType(), fallback, child, path);
    }
    if (nullable || fallback == null) {
      return null;
    }
    // A heading whose lines are all commented out says nothing.
    boolean heading =
        component.getType().isRecord() || fallback instanceof List || fallback instanceof Map;
    return heading ? fallback : wrong(child, path, Scalars.describe(component.getType()), fallback);
  }

  private @Nullable Object absent(
      RecordComponent component, boolean nullable, Place place, String path) {
    if (nullable) {
      return null;
    }
    return switch (component.getType()) {
      case Class<?> c when c == List.class -> List.of();
      case Class<?> c when c == Map.class -> Map.of();
      case Class<?> c when c == boolean.class -> false;
      default -> {
        problem(place.node(), "'" + path + "' is missing");
        yield null;
      }
    };
  }

  private @Nullable Object create(
      Class<?> type, @Nullable Object[] values, Place place, @Nullable Object fallback) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      String where = place.path().isEmpty() ? "" : "'" + place.path() + "': ";
      Throwable cause = e.getCause() == null ? e : e.getCause();
      problem(place.node(), where + cause.getMessage());
      return fallback;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no public record", e);
    }
  }

  private Map<String, Node> children(MappingNode mapping, Class<?> type, String path) {
    Map<String, Node> children = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String full = path.isEmpty() ? key : path + "." + key;
      if (!Keys.in(type).contains(key)) {
        problem(tuple.getKeyNode(), "unknown key '" + full + "'; " + keys.hint(key, type));
      } else if (children.put(key, tuple.getValueNode()) != null) {
        problem(tuple.getKeyNode(), "'" + full + "' stands here twice");
      }
    }
    return children;
  }

  private @Nullable Object bindList(
      ParameterizedType type, @Nullable Object fallback, Node node, String path) {
    if (!(node instanceof SequenceNode sequence)) {
      return wrong(node, path, "a list (one line with a dash for each)", fallback);
    }
    List<Object> values = new ArrayList<>();
    for (Node entry : sequence.getValue()) {
      Object value =
          bind(type.getActualTypeArguments()[0], null, entry, path + "[" + values.size() + "]");
      if (value != null) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  private @Nullable Object bindMap(
      ParameterizedType type, @Nullable Object fallback, Node node, String path) {
    if (!(node instanceof MappingNode mapping)) {
      return wrong(node, path, "a block of keys", fallback);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      Object value =
          bind(type.getActualTypeArguments()[1], null, tuple.getValueNode(), path + "." + key);
      if (value != null) {
        values.put(key, value);
      }
    }
    return Map.copyOf(values);
  }

  private @Nullable Object bindScalar(
      Class<?> type, @Nullable Object fallback, Node node, String path) {
    String wanted = Scalars.describe(type);
    if (!(node instanceof ScalarNode scalar)) {
      return wrong(node, path, wanted, fallback);
    }
    String text;
    try {
      text = environment.expand(scalar.getValue());
    } catch (IllegalArgumentException e) {
      problem(node, "'" + path + "': " + e.getMessage());
      return fallback;
    }
    if (text.isEmpty() && fallback == null) {
      return null;
    }
    try {
      return scalars.read(type, text);
    } catch (RuntimeException e) {
      return wrong(node, path, wanted + ", not '" + scalar.getValue() + "'", fallback);
    }
  }

  private @Nullable Object wrong(Node node, String path, String wanted, @Nullable Object fallback) {
    problem(node, "'" + path + "' must be " + wanted);
    return fallback;
  }

  private void problem(Node node, String text) {
    problems.add(file + ":" + (node.getStartMark().getLine() + 1) + ": " + text);
  }

  private static boolean nothing(Node node) {
    return node instanceof ScalarNode scalar && Tag.NULL.equals(scalar.getTag());
  }

  private static @Nullable Object read(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(owner.getClass() + " is no public record", e);
    }
  }

  /// Where in the file a value stands.
  private record Place(Node node, String path) {}
}
