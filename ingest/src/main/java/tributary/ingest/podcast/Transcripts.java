package tributary.ingest.podcast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Utterance;
import tributary.events.topic.Json;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;
import tributary.ingest.text.Sanitizer;

/// Transcripts of episodes: WebVTT, SubRip, the JSON of the podcast namespace, plain text and HTML.
/// Cues of one speaker are joined up to the end of a sentence, so that no sentence is torn.
public final class Transcripts {
  private static final Pattern TIMING =
      Pattern.compile("^((?:\\d+:)?\\d{1,2}:\\d{2}[.,]\\d+)\\s+-->\\s+\\S+");
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.\\S+)?\\s+([^>]+)>");
  private static final Pattern SPOKEN = Pattern.compile("^([\\p{Lu}][^:.!?]{0,40}):\\s+(.+)$");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"'”’)]*$");
  private static final int LONG = 1000;

  private Transcripts() {}

  /// Reads a transcript of a media type.
  public static Reading<List<Utterance>> read(
      byte[] bytes, String type, @Nullable String contentType) {
    String text = CharacterSet.decode(bytes, contentType).replace("\r\n", "\n").replace('\r', '\n');
    List<Utterance> said =
        switch (type) {
          case "application/json" -> json(text);
          case "text/plain" -> plain(text);
          case "text/html" -> plain(Sanitizer.text(text));
          default -> cues(text);
        };
    return said.isEmpty()
        ? new Reading.Unreadable<>("the transcript holds no words")
        : new Reading.Read<>(joined(said), null);
  }

  private static List<Utterance> json(String text) {
    List<Utterance> said = new ArrayList<>();
    for (JsonNode segment : segments(text)) {
      String body = segment.path("body").asText("").strip();
      String speaker = segment.path("speaker").asText("").strip();
      if (!body.isEmpty()) {
        int start = Math.max(0, (int) segment.path("startTime").asDouble(0));
        said.add(new Utterance(start, speaker.isEmpty() ? null : speaker, body));
      }
    }
    return said;
  }

  private static Iterable<JsonNode> segments(String text) {
    try {
      return Json.MAPPER.readTree(text).path("segments");
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  private static List<Utterance> plain(String text) {
    List<Utterance> said = new ArrayList<>();
    for (String paragraph : text.split("\n\\s*\n")) {
      if (!paragraph.isBlank()) {
        said.add(spoken(0, null, paragraph.replaceAll("\\s+", " ").strip()));
      }
    }
    return said;
  }

  /// WebVTT and SubRip differ in their head, their numbers and their decimal sign: all that is no
  /// cue is passed over.
  private static List<Utterance> cues(String text) {
    List<Utterance> said = new ArrayList<>();
    for (String block : text.split("\n\\s*\n")) {
      String[] lines = block.strip().split("\n");
      for (int i = 0; i < lines.length; i++) {
        Matcher timing = TIMING.matcher(lines[i].strip());
        Integer start = timing.find() ? Timecode.seconds(timing.group(1)) : null;
        if (start != null) {
          String words = String.join(" ", List.of(lines).subList(i + 1, lines.length));
          cue(start, words, said);
          break;
        }
      }
    }
    return said;
  }

  private static void cue(int start, String words, List<Utterance> said) {
    Matcher voice = VOICE.matcher(words);
    String speaker = voice.find() ? voice.group(1).strip() : null;
    String text = Sanitizer.text(words.replaceAll("<[^>]*>", ""));
    if (!text.isEmpty()) {
      said.add(spoken(start, speaker, text));
    }
  }

  private static Utterance spoken(int start, @Nullable String speaker, String text) {
    Matcher named = SPOKEN.matcher(text);
    return speaker == null && named.matches()
        ? new Utterance(start, named.group(1), named.group(2))
        : new Utterance(start, speaker, text);
  }

  private static List<Utterance> joined(List<Utterance> cues) {
    List<Utterance> whole = new ArrayList<>();
    for (Utterance next : cues) {
      Utterance last = whole.isEmpty() ? null : whole.getLast();
      if (last != null && continues(last, next)) {
        whole.removeLast();
        String text = last.text() + " " + next.text();
        whole.add(new Utterance(last.start(), last.speaker(), text));
      } else {
        whole.add(next);
      }
    }
    return whole;
  }

  private static boolean continues(Utterance last, Utterance next) {
    boolean sameVoice = next.speaker() == null || next.speaker().equals(last.speaker());
    return sameVoice && last.text().length() < LONG && !SENTENCE_END.matcher(last.text()).find();
  }
}
