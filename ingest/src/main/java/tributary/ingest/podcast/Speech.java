package tributary.ingest.podcast;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Utterance;
import tributary.ingest.text.Sanitizer;

/// What is said, as it is read. What one voice says is joined up to the end of a sentence, so that
/// no sentence is torn; what is very long is parted at the end of one. Bounded.
final class Speech {
  /// More than an item can carry, in characters: some thirty hours of talk.
  private static final int MOST = 2_000_000;

  private static final int LONG = 1000;
  private static final int LONGEST = 5000;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…。！？][\"'”’»)\\]]*$");
  private static final Pattern POINTS = Pattern.compile("^[.,;:!?…%]+$");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\p{Z}]+");

  private final List<Utterance> said = new ArrayList<>();
  private int room = MOST;

  /// Whether more would be left out.
  boolean full() {
    return room == 0;
  }

  /// @param speaker null where it is not told
  void add(int start, @Nullable String speaker, String words) {
    String text = Sanitizer.cut(SPACE.matcher(words).replaceAll(" ").strip(), room);
    if (text.isEmpty()) {
      return;
    }
    room -= text.length();
    Utterance last = said.isEmpty() ? null : said.getLast();
    if (last != null && continues(last, speaker, text)) {
      String between = POINTS.matcher(text).matches() ? "" : " ";
      String joined = last.text() + between + text;
      said.removeLast();
      part(last.start(), last.speaker(), joined);
    } else {
      part(start, speaker, text);
    }
  }

  private void part(int start, @Nullable String speaker, String text) {
    int from = 0;
    while (text.length() - from > LONGEST) {
      int sentence = text.lastIndexOf(". ", from + LONGEST) + 1;
      int end = sentence > from ? sentence : from + LONGEST;
      end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
      said.add(new Utterance(start, speaker, text.substring(from, end).strip()));
      from = end;
    }
    said.add(new Utterance(start, speaker, text.substring(from).strip()));
  }

  private static boolean continues(Utterance last, @Nullable String speaker, String text) {
    boolean sameVoice = speaker == null || speaker.equals(last.speaker());
    boolean ended =
        SENTENCE_END.matcher(last.text()).find() && !Character.isLowerCase(text.codePointAt(0));
    return sameVoice && last.text().length() < LONG && (!ended || POINTS.matcher(text).matches());
  }

  List<Utterance> all() {
    return List.copyOf(said);
  }
}
