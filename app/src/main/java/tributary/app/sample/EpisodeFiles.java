package tributary.app.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tributary.events.topic.Json;

/// Writes what stands beside an episode: its transcript and its chapters.
final class EpisodeFiles {
  private EpisodeFiles() {}

  /// The transcript as WebVTT, a voice span to each cue. It says that it is abridged, since so few
  /// words never filled so many minutes.
  static String vtt(Episode episode) {
    StringBuilder out = new StringBuilder("WEBVTT\n\nNOTE This transcript is abridged.\n");
    int number = 1;
    for (Episode.Cue cue : episode.cues()) {
      out.append('\n').append(number++).append('\n');
      out.append(stamp(cue.start())).append(" --> ").append(stamp(cue.end())).append('\n');
      out.append("<v ").append(cue.speaker()).append('>').append(escaped(cue.text()));
      out.append("</v>\n");
    }
    return out.toString();
  }

  private static String stamp(Duration time) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        time.toMillisPart());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /// The chapters in the JSON of Podcasting 2.0.
  static String chapters(Episode episode) {
    List<Map<String, Object>> chapters =
        episode.chapters().stream().map(EpisodeFiles::chapter).toList();
    try {
      return Json.MAPPER.writeValueAsString(Map.of("version", "1.2.0", "chapters", chapters));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("chapters cannot be written", e);
    }
  }

  private static Map<String, Object> chapter(Episode.Part part) {
    return Map.of("startTime", Episode.clock(part.start()).toSeconds(), "title", part.title());
  }
}
