package tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tributary.app.lab.Spoken;
import tributary.events.item.Sentence;
import tributary.events.topic.Json;

/// What was said of one item of a newsletter, and the item itself as people wrote it.
///
/// @param episode it was said in
/// @param title of the item
/// @param paragraphs as the transcript has them, speakers marked
/// @param said its sentences
/// @param written the item, without marks and links
record Recap(
    String episode, String title, List<String> paragraphs, List<Sentence> said, String written) {
  private static final Pattern TAG = Pattern.compile("(?s)\\{%.*?%}");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)](\\[[^\\]]*]|\\([^)]*\\))");
  private static final Pattern MARKS = Pattern.compile("(?m)[*_`]|^\\s*-\\s+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /// Those of a file of episodes that have a written item.
  static List<Recap> read(Path file) throws IOException {
    List<Recap> recaps = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode episode = Json.MAPPER.readTree(line);
      for (JsonNode segment : episode.path("segments")) {
        if (segment.hasNonNull("newsletter_text")) {
          List<String> paragraphs = new ArrayList<>();
          segment.path("paragraphs").forEach(paragraph -> paragraphs.add(paragraph.asText()));
          recaps.add(
              new Recap(
                  episode.path("episode").asText(),
                  segment.path("title").asText(),
                  paragraphs,
                  Spoken.source(episode.path("episode").asText(), paragraphs).sentences(),
                  plain(segment.path("newsletter_text").asText())));
        }
      }
    }
    return List.copyOf(recaps);
  }

  /// Words that are said, between spaces.
  int spoken() {
    return said.stream().mapToInt(sentence -> length(sentence.text())).sum();
  }

  static int length(String text) {
    return SPACE.split(text, -1).length;
  }

  private static String plain(String marked) {
    String text = LINK.matcher(TAG.matcher(marked).replaceAll("")).replaceAll("$1");
    return SPACE.matcher(MARKS.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }
}
