package tributary.enrich.fact;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What follows a number.
///
/// @param scale power of ten: 6 for a million
/// @param unit `%` or a currency; else empty
/// @param about the words that say what is counted, two at most
/// @param ordinal whether the number is one, "3rd"
/// @param month whether a month comes next, so that the number is a day
/// @param end where it ends in the sentence
record Counted(int scale, String unit, String about, boolean ordinal, boolean month, int end) {
  private static final Map<String, Integer> SCALES =
      Map.ofEntries(
          Map.entry("hundred", 2),
          Map.entry("thousand", 3),
          Map.entry("tausend", 3),
          Map.entry("mille", 3),
          Map.entry("mil", 3),
          Map.entry("million", 6),
          Map.entry("millions", 6),
          Map.entry("mio", 6),
          Map.entry("millionen", 6),
          Map.entry("millón", 6),
          Map.entry("millones", 6),
          Map.entry("milhões", 6),
          Map.entry("billion", 9),
          Map.entry("bn", 9),
          Map.entry("milliarde", 9),
          Map.entry("milliarden", 9),
          Map.entry("mrd", 9),
          Map.entry("milliard", 9),
          Map.entry("milliards", 9),
          Map.entry("trillion", 12),
          Map.entry("tn", 12));

  /// A scale only behind a currency: "$5m", but five metres.
  private static final Map<String, Integer> OF_MONEY = Map.of("k", 3, "m", 6, "mn", 6, "b", 9);

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("%", "%"),
          Map.entry("percent", "%"),
          Map.entry("prozent", "%"),
          Map.entry("dollars", "$"),
          Map.entry("dollar", "$"),
          Map.entry("usd", "$"),
          Map.entry("$", "$"),
          Map.entry("euros", "€"),
          Map.entry("euro", "€"),
          Map.entry("eur", "€"),
          Map.entry("€", "€"),
          Map.entry("pounds", "£"),
          Map.entry("£", "£"),
          Map.entry("yen", "¥"),
          Map.entry("rupees", "₹"));

  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
  private static final Pattern NEXT =
      Pattern.compile("[\\s\u00a0-]?(%|[$€£]|\\p{L}[\\p{L}\\p{M}'’]*)");
  private static final int MOST_WORDS = 2;

  static Counted after(String sentence, int from, @Nullable String currency, Text text) {
    Matcher next = NEXT.matcher(sentence);
    String unit = currency == null ? "" : currency;
    StringBuilder about = new StringBuilder();
    int scale = 0;
    int words = 0;
    int end = from;
    while (words < MOST_WORDS && next.region(end, sentence.length()).lookingAt()) {
      String word = next.group(1).toLowerCase(Locale.ROOT);
      boolean attached = next.start(1) == from;
      Integer power = about.isEmpty() ? power(word, currency) : null;
      if (attached && ORDINALS.contains(word)) {
        return new Counted(0, "", "", true, false, next.end());
      }
      if (about.isEmpty() && Months.month(word) != null && !word.equals("may")) {
        return new Counted(0, unit, "", false, true, end);
      }
      if (power != null && scale == 0) {
        scale = power;
      } else if (about.isEmpty() && unit.isEmpty() && UNITS.containsKey(word)) {
        unit = UNITS.getOrDefault(word, "");
      } else if (text.function(word)) {
        break;
      } else {
        about.append(about.isEmpty() ? "" : " ").append(word);
        words++;
      }
      end = next.end();
    }
    return new Counted(scale, unit, about.toString(), false, false, end);
  }

  private static @Nullable Integer power(String word, @Nullable String currency) {
    Integer power = SCALES.get(word);
    return power == null && currency != null ? OF_MONEY.get(word) : power;
  }
}
