package tributary.ingest.podcast;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Utterance;

/// WebVTT (<https://www.w3.org/TR/webvtt1/>) and SubRip. They differ in head, numbers and decimal
/// sign: all that is no cue is passed over. A speaker once named goes on until the next is, as the
/// podcast namespace has it.
final class Cues {
  private static final int MOST = 100_000;
  private static final String TIME = "((?:\\d{1,4}:)?\\d{1,3}:\\d{2}(?:[.,]\\d{1,9})?)";
  private static final Pattern TIMING =
      Pattern.compile("^\\s{0,9}" + TIME + "\\s{0,9}--?>\\s{0,9}" + TIME);
  private static final Pattern NUMBER = Pattern.compile("^\\s{0,9}\\d{1,9}\\s{0,9}$");
  private static final Pattern VOICE =
      Pattern.compile("<v(?:\\.[^\\s<>]{1,99})?\\s+([^<>]{1,300})>");
  private static final Pattern MARK = Pattern.compile("<[^<>]{0,500}>|\\{\\\\[^{}]{0,99}}");
  private static final Pattern TURN = Pattern.compile("^(?:(?:>>+|[-–—])\\s*)+");
  private static final Pattern NOISE =
      Pattern.compile("^(?:\\[[^\\[\\]]{0,60}]|\\([^()]{0,60}\\)|[♪♫\\s]+)$");

  private final Speech speech = new Speech();
  private @Nullable String speaker;

  private Cues() {}

  /// @param lines as they stand, never blank
  private record Cue(int start, List<String> lines) {}

  static boolean isTiming(String line) {
    return TIMING.matcher(line).lookingAt();
  }

  static List<Utterance> read(String text) {
    Cues cues = new Cues();
    List<Cue> shown = cues(text);
    boolean rolling = Rolling.is(shown.stream().map(Cue::lines).toList());
    List<String> before = List.of();
    for (Cue cue : shown) {
      cues.say(cue.start(), rolling ? Rolling.fresh(before, cue.lines()) : cue.lines());
      before = cue.lines();
    }
    return cues.speech.all();
  }

  /// In WebVTT only an empty line ends a cue, and what follows it up to the next timing is no
  /// speech; SubRip has no notes, so that words after a blank line still belong to their cue.
  private static List<Cue> cues(String text) {
    boolean vtt = text.startsWith("WEBVTT");
    String[] lines = text.split("\n", -1);
    List<Cue> cues = new ArrayList<>();
    boolean gap = true;
    for (int i = 0; i < lines.length && cues.size() < MOST; i++) {
      Integer start = start(lines[i]);
      if (start != null) {
        cues.add(new Cue(start, new ArrayList<>()));
        gap = false;
      } else if (lines[i].isBlank()) {
        gap |= !vtt || lines[i].isEmpty();
      } else if (!cues.isEmpty() && !(gap && vtt) && !isName(lines, i, gap)) {
        cues.getLast().lines().add(lines[i].strip());
      }
    }
    return cues;
  }

  private static @Nullable Integer start(String line) {
    Matcher timing = TIMING.matcher(line);
    return timing.lookingAt() ? Timecode.seconds(timing.group(1)) : null;
  }

  /// Whether a line is the number or name of the cue that begins below it.
  private static boolean isName(String[] lines, int i, boolean gap) {
    boolean above = i + 1 < lines.length && isTiming(lines[i + 1]);
    return above && (gap || NUMBER.matcher(lines[i]).matches());
  }

  private void say(int start, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher voice = VOICE.matcher(line);
      int from = 0;
      while (voice.find()) {
        words(start, line.substring(from, voice.start()), i == 0 && from == 0);
        speaker = Names.clean(voice.group(1));
        from = voice.end();
      }
      words(start, line.substring(from), i == 0 && from == 0);
    }
  }

  /// @param first whether a speaker may be named here
  private void words(int start, String line, boolean first) {
    String text = Parser.unescapeEntities(MARK.matcher(line).replaceAll(""), false).strip();
    Matcher turn = TURN.matcher(text);
    boolean turned = turn.lookingAt();
    if (turned) {
      text = text.substring(turn.end());
      speaker = text.isEmpty() || line.contains("<v") ? speaker : null;
    }
    if (text.isEmpty() || NOISE.matcher(text).matches()) {
      return;
    }
    Label label = first || turned ? Label.spoken(text) : new Label(null, null, text);
    if (label.speaker() != null) {
      speaker = label.speaker();
    }
    speech.add(start, speaker, label.rest());
  }
}
