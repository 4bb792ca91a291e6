package tributary.app.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Json;

/// A file of JSON Lines: one value a line, blank lines passed over.
final class JsonLines {
  /// Takes in what a line says.
  interface Line {
    /// @param number of the line, from 1
    /// @return what is wrong with it, for a person to read; null where nothing is
    @Nullable String take(JsonNode value, int number);
  }

  private JsonLines() {}

  /// Reads a file to its end.
  ///
  /// @return `FILE:LINE: what is wrong`, one for each line that is left out
  /// @throws IOException if it cannot be read, saying why to a user
  static List<String> read(Path file, Line line) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new IOException(file + " is not UTF-8 text; save it as UTF-8", e);
    }
    List<String> problems = new ArrayList<>();
    for (int number = 1; number <= lines.size(); number++) {
      String text = lines.get(number - 1);
      String problem = text.isBlank() ? null : take(text, number, line);
      if (problem != null) {
        problems.add(file + ":" + number + ": " + problem);
      }
    }
    return problems;
  }

  private static @Nullable String take(String text, int number, Line line) {
    try {
      return line.take(Json.MAPPER.readTree(text), number);
    } catch (JsonProcessingException e) {
      return "not JSON: " + e.getOriginalMessage();
    }
  }
}
