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
import org.yaml.snakeyaml.nodes.Node;

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
