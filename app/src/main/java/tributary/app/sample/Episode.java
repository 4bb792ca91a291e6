package tributary.app.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The sound of an item, as far as it can be read: nobody ever recorded it.
///
/// @param duration `mm:ss`
/// @param speakers full name by initial
/// @param chapters in order, the first at `00:00`
record Episode(String duration, Map<String, String> speakers, List<Part> chapters) {

  /// How long a word takes to say; at this pace the pauses between cues look like speech.
  private static final Duration WORD = Duration.ofMillis(380);

  /// A chapter with what is said in it.
  ///
  /// @param start `mm:ss`
  /// @param says lines like `L: Good morning.`
  record Part(String start, String title, List<String> says) {
    Part {
      says = List.copyOf(says);
    }
  }

  /// A piece of the transcript; times from the beginning.
  record Cue(Duration start, Duration end, String speaker, String text) {}

  Episode {
    speakers = Map.copyOf(speakers);
    chapters = List.copyOf(chapters);
  }

  Duration length() {
    return clock(duration);
  }

  /// The transcript: the lines of a chapter share its time by their number of words.
  List<Cue> cues() {
    List<Cue> cues = new ArrayList<>();
    for (int i = 0; i < chapters.size(); i++) {
      Duration end = i + 1 < chapters.size() ? clock(chapters.get(i + 1).start()) : length();
      spread(chapters.get(i), end, cues);
    }
    return cues;
  }

  private void spread(Part part, Duration end, List<Cue> cues) {
    Duration start = clock(part.start());
    long span = end.minus(start).toMillis();
    int total = part.says().stream().mapToInt(Episode::words).sum();
    int before = 0;
    for (String line : part.says()) {
      Duration from = start.plusMillis(span * before / total);
      before += words(line);
      Duration next = start.plusMillis(span * before / total);
      Duration spoken = from.plus(WORD.multipliedBy(words(line)));
      cues.add(cue(line, from, spoken.compareTo(next) < 0 ? spoken : next));
    }
  }

  private Cue cue(String line, Duration start, Duration end) {
    int colon = line.indexOf(": ");
    String speaker = colon < 0 ? null : speakers.get(line.substring(0, colon));
    if (speaker == null) {
      throw new IllegalArgumentException("a line without a known speaker: " + line);
    }
    return new Cue(start, end, speaker, line.substring(colon + 2));
  }

  private static int words(String line) {
    return line.split(" ").length;
  }

  /// Reads `mm:ss`.
  static Duration clock(String time) {
    int colon = time.indexOf(':');
    return Duration.ofMinutes(Integer.parseInt(time.substring(0, colon)))
        .plusSeconds(Integer.parseInt(time.substring(colon + 1)));
  }
}
