package tributary.ingest.podcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import tributary.events.item.Utterance;
import tributary.events.topic.Json;
import tributary.ingest.text.Reading;

/// Figures on the shared data, for docs/quality.md.
class SharedPodcastsTest {
  private static final Pattern BOLD = Pattern.compile("^\\*\\*([^*]+?):?\\*\\*\\s*:?\\s*");

  private static Path shared(String file) {
    Path root = Path.of(System.getProperty("tributary.root", ".."));
    Path path = root.resolve("../shared/data/podcasts").resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "the shared data are not here");
    return path;
  }

  private static List<Utterance> read(byte[] bytes, String name) {
    URI at = URI.create("https://show.example/" + name);
    return Transcripts.read(bytes, at, "", null)
            instanceof Reading.Read<List<Utterance>>(var said, var ignored)
        ? said
        : List.of();
  }

  private static String words(List<Utterance> said) {
    return String.join(" ", said.stream().map(Utterance::text).toList());
  }

  private static Set<String> speakers(List<Utterance> said) {
    return new TreeSet<>(said.stream().map(u -> String.valueOf(u.speaker())).toList());
  }

  @Test
  void hearsTheSameWordsInEachForm(TestReporter reporter) throws IOException {
    Path examples = shared("podcast-namespace/docs/examples/transcripts");
    List<Utterance> srt = read(Files.readAllBytes(examples.resolve("example.srt")), "e.srt");
    List<Utterance> html = read(Files.readAllBytes(examples.resolve("example.html")), "e.html");

    reporter.publishEntry("words", String.valueOf(words(srt).split(" ").length));
    assertThat(words(srt).split(" ")).hasSameSizeAs(words(html).split(" "));
    assertThat(speakers(srt)).isEqualTo(speakers(html)).hasSize(3).doesNotContain("null");
  }

  @Test
  void knowsWhoSpeaksInPlainText(TestReporter reporter) throws IOException {
    int named = 0;
    int bold = 0;
    int plain = 0;
    int nameless = 0;
    int wrongly = 0;
    for (String paragraph : paragraphs()) {
      Matcher label = BOLD.matcher(paragraph);
      if (label.find()) {
        String rest = ": " + paragraph.substring(label.end());
        named++;
        bold += label.group(1).equals(speaker("**" + label.group(1) + "**" + rest)) ? 1 : 0;
        plain += label.group(1).equals(speaker(label.group(1) + rest)) ? 1 : 0;
      } else {
        nameless++;
        wrongly += speaker(paragraph) == null ? 0 : 1;
      }
    }
    reporter.publishEntry(
        "named paragraphs", "%d bold, %d plain of %d".formatted(bold, plain, named));
    reporter.publishEntry("nameless, given a name", "%d of %d".formatted(wrongly, nameless));
    assertThat(Math.min(bold, plain)).isGreaterThan(named * 99 / 100);
    assertThat(wrongly).isLessThan(nameless / 100);
  }

  private static List<String> paragraphs() throws IOException {
    List<String> paragraphs = new ArrayList<>();
    for (String line : Files.readAllLines(shared("optech-episodes.jsonl"))) {
      for (JsonNode segment : Json.MAPPER.readTree(line).path("segments")) {
        segment.path("paragraphs").forEach(p -> paragraphs.add(p.asText()));
      }
    }
    return paragraphs;
  }

  private static @Nullable String speaker(String paragraph) {
    List<Utterance> said = read(paragraph.getBytes(StandardCharsets.UTF_8), "t.txt");
    return said.isEmpty() ? null : said.getFirst().speaker();
  }
}
