package tributary.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.enrich.chapter.Meaning;
import tributary.enrich.chapter.Unit;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.text.Sentences;
import tributary.events.item.Sentence;

/// An episode whose chapters are known: a line of
/// `{"episode","segments":[{"title"?,"paragraphs":[…]}]}`.
///
/// @param id what it is called
/// @param units its paragraphs, one each, but for blank ones; a paragraph `**Name**: text` has a
///   voice, and one without goes on in the voice before
/// @param boundaries of the units, those with which a segment begins; not the first
public record LabelledEpisode(String id, List<Unit> units, List<Integer> boundaries) {
  private static final Pattern VOICE = Pattern.compile("\\*\\*([^*]{1,80})\\*\\*:?\\s*");

  public LabelledEpisode {
    units = List.copyOf(units);
    boundaries = List.copyOf(boundaries);
  }

  /// What its units mean.
  public Meaning meaning(Embedder embedder) {
    List<Embedding> meanings = units.stream().map(unit -> embedder.embed(unit.text())).toList();
    return (one, other) -> meanings.get(one).cosine(meanings.get(other));
  }

  /// The episodes of a file, and what was wrong.
  ///
  /// @param problems `FILE:LINE: what is wrong`, one for each line that is left out
  public record All(List<LabelledEpisode> episodes, List<String> problems) {}

  /// Reads a file.
  ///
  /// @throws IOException if it cannot be read, saying why to a user
  public static All read(Path file) throws IOException {
    All all = new All(new ArrayList<>(), new ArrayList<>());
    all.problems().addAll(JsonLines.read(file, (node, number) -> take(node, all.episodes())));
    return all;
  }

  private static @Nullable String take(JsonNode node, List<LabelledEpisode> episodes) {
    if (node.path("episode").asText().isBlank()) {
      return "has no \"episode\"";
    }
    if (!node.path("segments").isArray()) {
      return "has no \"segments\"";
    }
    LabelledEpisode episode = of(node);
    if (episode.units().isEmpty()) {
      return "has no \"paragraphs\" that say anything";
    }
    episodes.add(episode);
    return null;
  }

  private static LabelledEpisode of(JsonNode node) {
    List<Unit> units = new ArrayList<>();
    List<Integer> boundaries = new ArrayList<>();
    String voice = null;
    for (JsonNode segment : node.path("segments")) {
      int begins = units.size();
      for (JsonNode paragraph : segment.path("paragraphs")) {
        String text = paragraph.asText().strip();
        Matcher named = VOICE.matcher(text);
        if (named.lookingAt()) {
          voice = named.group(1);
          text = text.substring(named.end());
        }
        if (!text.isBlank()) {
          units.add(unit(units.size(), voice, text));
        }
      }
      if (begins > 0 && units.size() > begins) {
        boundaries.add(begins);
      }
    }
    return new LabelledEpisode(node.path("episode").asText(), units, boundaries);
  }

  private static Unit unit(int position, @Nullable String voice, String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (String one : Sentences.of(text)) {
      sentences.add(new Sentence(position + "-" + sentences.size(), one, null, voice));
    }
    return new Unit(voice, sentences);
  }
}
