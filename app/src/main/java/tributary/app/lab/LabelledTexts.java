package tributary.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.enrich.subject.Reading;
import tributary.enrich.text.Sentences;

/// Texts of a file of JSON Lines: `{"id","title","text","label"?}`.
///
/// @param texts in the order of the file
/// @param labels by id, of those that have one
/// @param problems `FILE:LINE: what is wrong`, one for each line that is left out
public record LabelledTexts(
    List<Reading.Source> texts, Map<String, String> labels, List<String> problems) {

  /// Reads a file.
  ///
  /// @throws IOException if it cannot be read, saying why to a user
  public static LabelledTexts read(Path file) throws IOException {
    LabelledTexts read = new LabelledTexts(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
    Map<String, Integer> ids = new HashMap<>();
    read.problems.addAll(JsonLines.read(file, (node, number) -> read.take(node, number, ids)));
    return read;
  }

  private @Nullable String take(JsonNode node, int number, Map<String, Integer> ids) {
    String id = node.path("id").asText();
    String title = node.path("title").asText();
    String text = node.path("text").asText();
    if (id.isEmpty()) {
      return "has no \"id\"";
    }
    if (title.isEmpty() && text.isEmpty()) {
      return "has neither \"title\" nor \"text\"";
    }
    Integer before = ids.putIfAbsent(id, number);
    if (before != null) {
      return "has the id '" + id + "' of line " + before;
    }
    texts.add(new Reading.Source(id, title, Sentences.of(text)));
    if (node.hasNonNull("label")) {
      labels.put(id, node.path("label").asText());
    }
    return null;
  }
}
