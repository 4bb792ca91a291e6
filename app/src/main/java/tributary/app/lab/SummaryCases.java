package tributary.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.enrich.insight.Summary;

/// What is to be summarised, of a file of JSON Lines: `{"id","documents":[…],"references"?:[…]}`. A
/// document is a text, or an object with `text` or `paragraphs`. Documents of which one says who
/// speaks are the paragraphs of one talk ([Spoken]); all others are texts by themselves.
///
/// @param cases in the order of the file
/// @param problems `FILE:LINE: what is wrong`, one for each line that is left out
public record SummaryCases(List<Case> cases, List<String> problems) {

  /// One of them.
  ///
  /// @param sources with the place of the document and of the sentence in it, `0:7`, as id
  /// @param references what people wrote; may be empty
  public record Case(String id, List<Summary.Source> sources, List<String> references) {
    public Case {
      sources = List.copyOf(sources);
      references = List.copyOf(references);
    }
  }

  /// Reads a file.
  ///
  /// @throws IOException if it cannot be read, saying why to a user
  public static SummaryCases read(Path file) throws IOException {
    SummaryCases read = new SummaryCases(new ArrayList<>(), new ArrayList<>());
    Map<String, Integer> ids = new HashMap<>();
    read.problems.addAll(JsonLines.read(file, (node, number) -> read.take(node, number, ids)));
    return read;
  }

  private @Nullable String take(JsonNode node, int number, Map<String, Integer> ids) {
    String id = node.path("id").asText();
    if (id.isBlank()) {
      return "has no \"id\"";
    }
    if (!node.path("documents").isArray() || node.path("documents").isEmpty()) {
      return "has no \"documents\"; [\"a text\"] would be one";
    }
    Integer before = ids.putIfAbsent(id, number);
    if (before != null) {
      return "has the id '" + id + "' of line " + before;
    }
    List<List<String>> documents = new ArrayList<>();
    for (JsonNode document : node.path("documents")) {
      List<String> paragraphs = paragraphs(document);
      if (paragraphs == null) {
        return "document %d is neither a text nor an object with \"text\" or \"paragraphs\""
            .formatted(documents.size());
      }
      documents.add(paragraphs);
    }
    List<String> references = texts(node.path("references"));
    if (references == null) {
      return "\"references\" are no list of texts";
    }
    cases.add(new Case(id, Spoken.sources(id, documents), references));
    return null;
  }

  private static @Nullable List<String> paragraphs(JsonNode document) {
    if (document.isTextual()) {
      return document.asText().lines().toList();
    }
    return document.path("text").isTextual()
        ? document.path("text").asText().lines().toList()
        : document.has("paragraphs") ? texts(document.path("paragraphs")) : null;
  }

  private static @Nullable List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : list) {
      if (!text.isTextual()) {
        return null;
      }
      texts.add(text.asText());
    }
    return list.isArray() || list.isMissingNode() || list.isNull() ? texts : null;
  }
}
