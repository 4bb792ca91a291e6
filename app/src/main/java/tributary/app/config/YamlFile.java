package tributary.app.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A YAML text and its name for messages.
///
/// @param base relative paths in it start here
record YamlFile(String name, String text, Path base) {

  static YamlFile read(Path file) {
    try {
      Path base = file.toAbsolutePath().normalize().getParent();
      return new YamlFile(
          file.getFileName().toString(), Files.readString(file), base == null ? Path.of("") : base);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file");
    } catch (CharacterCodingException e) {
      throw new ConfigException(file + ": is not UTF-8 text; save it as UTF-8");
    } catch (AccessDeniedException e) {
      throw new ConfigException(file + ": may not be read by this user; see its permissions");
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /// The records that it describes.
  ///
  /// @param fallback what it need not say; null where it must say all
  /// @throws ConfigException with every mistake in it
  <T> T bind(Class<T> type, @Nullable T fallback, Map<String, String> variables) {
    Node root = compose();
    if (root == null) {
      if (fallback == null) {
        throw new ConfigException(name + ": is empty");
      }
      return fallback;
    }
    Binder binder = new Binder(name, new Scalars(base), new Environment(variables), Keys.of(type));
    Object value = binder.bind(type, fallback, root, "");
    List<String> problems = binder.problems();
    if (!problems.isEmpty() || value == null) {
      throw new ConfigException(problems);
    }
    return type.cast(value);
  }

  /// The line on which a value stands, from 1; that of the nearest block where it is not there.
  ///
  /// @param path keys, and numbers of list entries from 0
  int line(Object... path) {
    Node at = compose();
    Node last = at;
    for (Object step : path) {
      at = at == null ? null : child(at, step);
      last = at == null ? last : at;
    }
    return last == null ? 1 : last.getStartMark().getLine() + 1;
  }

  private static @Nullable Node child(Node node, Object step) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .filter(
              tuple -> tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(step))
          .map(NodeTuple::getValueNode)
          .findFirst()
          .orElse(null);
    }
    return node instanceof SequenceNode list
            && step instanceof Integer number
            && number < list.getValue().size()
        ? list.getValue().get(number)
        : null;
  }

  private @Nullable Node compose() {
    try (Reader reader = new StringReader(text)) {
      return new Yaml(new LoaderOptions()).compose(reader);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new ConfigException(name + ":" + line + ": not readable as YAML: " + e.getProblem());
    } catch (YAMLException | IOException e) {
      throw new ConfigException(name + ": not readable as YAML: " + e.getMessage());
    }
  }
}
