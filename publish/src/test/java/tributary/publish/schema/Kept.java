package tributary.publish.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tributary.events.topic.Json;

/// A state of a schema that was published, in `docs/schemas`: `digest-1.0.json`, `digest-1.1.json`.
record Kept(String name, int version, int state, Path file) {
  private static final Path FOLDER = Path.of("../docs/schemas");
  private static final Pattern FILE = Pattern.compile("([a-z-]+)-([0-9]+)\\.([0-9]+)\\.json");

  /// Those of one schema, oldest first.
  static List<Kept> of(Schema schema) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .flatMap(file -> {
            Matcher name = FILE.matcher(file.getFileName().toString());
            return name.matches()
                ? Stream.of(
                    new Kept(
                        name.group(1),
                        Integer.parseInt(name.group(2)),
                        Integer.parseInt(name.group(3)),
                        file))
                : Stream.of();
          })
          .filter(kept -> kept.name().equals(schema.name()) && kept.version() == schema.version())
          .sorted(Comparator.comparingInt(Kept::state))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json() {
    try {
      return Json.MAPPER.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keeps today's: in place of the newest where only words have changed, else beside it.
  static void keep(Schema schema) {
    List<Kept> before = of(schema);
    boolean worded =
        !before.isEmpty() && wordless(before.getLast().json()).equals(wordless(schema.json()));
    int state = before.isEmpty() ? 0 : before.getLast().state() + (worded ? 0 : 1);
    String file = "%s-%d.%d.json".formatted(schema.name(), schema.version(), state);
    try {
      Files.writeString(FOLDER.resolve(file), schema.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode wordless(JsonNode json) {
    JsonNode copy = json.deepCopy();
    strip(copy);
    return copy;
  }

  /// A property of that name is an object; what is said of one is a text.
  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("description").isTextual()) {
      object.remove("description");
    }
    node.forEach(Kept::strip);
  }
}
