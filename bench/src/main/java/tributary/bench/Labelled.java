package tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tributary.events.item.Dates;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;
import tributary.events.topic.Json;

/// An item of which it is known what event it tells.
record Labelled(String id, String title, String text, String source, String event) {

  /// The items of a file of JSON Lines with `id`, `title`, `text`, `cluster` and, if known,
  /// `source`.
  static List<Labelled> read(Path file) throws IOException {
    List<Labelled> items = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode json = Json.MAPPER.readTree(line);
      String id = json.path("id").asText();
      items.add(
          new Labelled(
              id,
              json.path("title").asText(),
              json.path("text").asText(),
              json.path("source").asText(id),
              json.path("cluster").asText()));
    }
    return List.copyOf(items);
  }

  /// The item as a feed would bring it.
  RawItem raw(Instant seen) {
    return new RawItem(
        id,
        1,
        Kind.POST,
        new Origin(source, source, null),
        id,
        null,
        title,
        null,
        text.replace("<", "&lt;"),
        new Dates(seen, "line", null, null, seen),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }
}
