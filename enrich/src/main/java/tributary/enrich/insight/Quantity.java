package tributary.enrich.insight;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.enrich.fact.Figure;
import tributary.enrich.insight.Mention.Bound;
import tributary.enrich.language.FunctionWords;
import tributary.events.story.Brief.Detail.Kind;

/// Reads around a number in its sentence: "nearly" before it, what it counts behind it.
final class Quantity {
  private static final Map<Bound, List<String>> BOUNDS =
      Map.of(
          Bound.OVER,
          List.of(
              "more than",
              "over",
              "above",
              "at least",
              "upwards of",
              "exceeding",
              "topping",
              "north of",
              "mehr als",
              "über",
              "mindestens",
              "plus de",
              "más de"),
          Bound.NEARLY,
          List.of(
              "nearly",
              "almost",
              "close to",
              "just under",
              "just below",
              "fast",
              "knapp",
              "près de",
              "casi"),
          Bound.UNDER,
          List.of(
              "less than",
              "fewer than",
              "under",
              "below",
              "up to",
              "at most",
              "no more than",
              "weniger als",
              "unter",
              "moins de",
              "menos de"),
          Bound.ABOUT,
          List.of(
              "about",
              "around",
              "some",
              "roughly",
              "approximately",
              "an estimated",
              "rund",
              "etwa",
              "circa",
              "environ",
              "unos"));

  /// Stand between a share and what it is a share of.
  private static final List<String> LINKS = List.of("of", "the", "all", "its", "their", "a");

  private static final int MOST_WORDS = 4;

  private final String sentence;
  private int start;
  private Bound bound = Bound.EXACT;

  private Quantity(String sentence, int start) {
    this.sentence = sentence;
    this.start = start;
  }

  /// The number with its surroundings; null where it is not found, or counts nothing.
  ///
  /// @param place of the sentence in its speech
  static @Nullable Mention of(int place, String sentence, Figure figure) {
    int at = find(sentence, figure.text());
    if (at < 0) {
      return null;
    }
    int number = at + figure.text().length() - figure.about().length();
    while (number > at + 1 && sentence.charAt(number - 1) == ' ') {
      number--;
    }
    return new Quantity(sentence, at).mention(place, number, figure.value() + figure.unit());
  }

  /// "nearly half of the projects", which is a number too.
  static @Nullable Mention half(int place, String sentence) {
    int at = sentence.toLowerCase(Locale.ROOT).indexOf("half of ");
    boolean word = at == 0 || (at > 0 && sentence.charAt(at - 1) == ' ');
    return word ? new Quantity(sentence, at).mention(place, at + "half".length(), "50%") : null;
  }

  private @Nullable Mention mention(int place, int number, String key) {
    if (sentence.startsWith(" per cent", number)) {
      return mention(place, number + " per cent".length(), key + "%");
    }
    if (attached(number)) {
      return null;
    }
    limit();
    int from = key.endsWith("%") ? skipped(number) : number;
    int end = counted(from);
    String counted = sentence.substring(from, end).strip();
    boolean unit = !Character.isDigit(key.charAt(key.length() - 1));
    if (counted.isEmpty() && !unit) {
      return null;
    }
    String value = sentence.substring(start, counted.isEmpty() ? number : end).strip();
    return new Mention(Kind.NUMBER, place, value, key, counted.toLowerCase(Locale.ROOT), bound);
  }

  /// "12B" is a name, but "300MW" a number.
  private boolean attached(int number) {
    int letters = 0;
    while (number + letters < sentence.length()
        && Character.isLetter(sentence.charAt(number + letters))) {
      letters++;
    }
    return letters == 1;
  }

  private static int find(String sentence, String text) {
    for (int at = sentence.indexOf(text); at >= 0; at = sentence.indexOf(text, at + 1)) {
      char before = at == 0 ? ' ' : sentence.charAt(at - 1);
      if (!Character.isLetterOrDigit(before) && before != '.' && before != ',') {
        return at;
      }
    }
    return -1;
  }

  /// Takes in what stands before the number and limits it.
  private void limit() {
    String before = sentence.substring(Math.max(0, start - 24), start).toLowerCase(Locale.ROOT);
    int longest = 0;
    for (Map.Entry<Bound, List<String>> entry : BOUNDS.entrySet()) {
      for (String words : entry.getValue()) {
        if (words.length() > longest && ends(before, words)) {
          longest = words.length();
          bound = entry.getKey();
        }
      }
    }
    start -= longest == 0 ? 0 : longest + 1;
  }

  private static boolean ends(String before, String words) {
    int at = before.length() - 1 - words.length();
    return at >= 0
        && before.endsWith(" ")
        && before.startsWith(words, at)
        && (at == 0 || !Character.isLetterOrDigit(before.charAt(at - 1)));
  }

  /// Behind the words that only link a number with what it counts.
  private int skipped(int from) {
    int at = from;
    int end = word(at);
    boolean linked = false;
    while (end > at && LINKS.contains(lower(at, end)) && (linked || lower(at, end).equals("of"))) {
      linked = true;
      at = end;
      end = word(at);
    }
    return at;
  }

  /// Behind what is counted: the words up to the first in the plural, else the first.
  private int counted(int from) {
    int at = from;
    int first = from;
    for (int words = 0; words < MOST_WORDS; words++) {
      int end = word(at);
      if (end == at || function(lower(at, end))) {
        break;
      }
      first = words == 0 ? end : first;
      if (plural(sentence.substring(at, end))) {
        return end;
      }
      at = end;
    }
    return first;
  }

  private static boolean function(String word) {
    return FunctionWords.all().has(word, "en");
  }

  private static boolean plural(String word) {
    int length = word.length();
    return word.endsWith("s")
        && length > 3
        && "siu".indexOf(word.charAt(length - 2)) < 0
        && Character.isLowerCase(word.charAt(length - 1));
  }

  /// The end of the word that begins at `from`, a space or hyphen aside; `from` where none does.
  private int word(int from) {
    int at = from;
    if (at < sentence.length() && " -\u00a0".indexOf(sentence.charAt(at)) >= 0) {
      at++;
    }
    int begin = at;
    while (at < sentence.length() && Character.isLetter(sentence.charAt(at))) {
      at++;
    }
    return at == begin ? from : at;
  }

  private String lower(int from, int end) {
    String word = sentence.substring(from, end).toLowerCase(Locale.ROOT);
    return word.isEmpty() || Character.isLetter(word.charAt(0)) ? word : word.substring(1);
  }
}
