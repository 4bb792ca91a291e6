package tributary.enrich.fact;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.enrich.fact.Text.Line;

/// Finds numbers and what they count. Left out is what counts nothing: years, dates, times of day,
/// versions, ordinals, and digits that belong to a name such as COVID-19.
final class Figures {
  /// Languages with a comma before decimals, and dots between thousands.
  private static final Set<String> DECIMAL_COMMA =
      Set.of(
          "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "ru", "uk",
          "bg", "ro", "hu", "tr", "el", "id", "ca", "gl", "sl");

  private static final List<String> WORDS =
      List.of(
          "", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");

  private static final Set<String> NUMERALS = Set.copyOf(WORDS.subList(2, WORDS.size()));

  /// Longest of what may stand before a figure's first digit.
  private static final int LEADING = 4;

  /// Not within a word, name, version, time, address or longer number; at most one span.
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<![\\p{L}\\d.,:/#@_+$-])(?:US|A|C|HK|NZ)?([$€£¥₹])?\\s?"
              + "(\\d{1,3}(?:[.,\u00a0 ]\\d{3}){1,5}(?:[.,]\\d{1,4})?|\\d{1,15}(?:[.,]\\d{1,6})?)"
              + "(?:(?:-|–| to | bis | à )(\\d{1,4}))?(?![\\d:/_@+]|[.,-]\\d)"
              + "|(?<![\\p{L}\\d-])((?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
              + "(?=[ -]\\p{Ll})");

  private static final Pattern YEAR = Pattern.compile("(?:1[89]|20|21)\\d\\d");
  private static final Pattern LAST_WORD = Pattern.compile("(\\p{L}+)\\.?\\s$");

  private final Text text;
  private final Map<String, Figure> found = new LinkedHashMap<>();

  private Figures(Text text) {
    this.text = text;
  }

  static List<Figure> in(Text text) {
    Figures figures = new Figures(text);
    text.lines().filter(Figures::counts).forEach(figures::read);
    return List.copyOf(figures.found.values());
  }

  private static boolean counts(Line line) {
    return line.digits() || line.words().stream().anyMatch(word -> NUMERALS.contains(word.lower()));
  }

  private void read(Line line) {
    String sentence = line.text();
    Places figures = new Places(FIGURE, sentence, at -> mayBegin(sentence, at));
    while (found.size() < Facts.MOST && figures.next()) {
      Matcher matcher = figures.match();
      Counted counted = Counted.after(sentence, matcher.end(), matcher.group(1), text);
      String value = value(matcher, counted);
      if (value != null && !dated(sentence, matcher.start(), counted)) {
        String written = sentence.substring(matcher.start(), counted.end()).strip();
        Figure figure = new Figure(value, counted.unit(), counted.about(), written, line.id());
        found.putIfAbsent(value + counted.unit() + " " + counted.about(), figure);
      }
    }
  }

  private static boolean mayBegin(String sentence, int at) {
    char character = sentence.charAt(at);
    char before = at == 0 ? ' ' : sentence.charAt(at - 1);
    return switch (character) {
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> !Character.isLetterOrDigit(before);
      case ' ', '\t', '\n', '\u000b', '\f', '\r' -> Places.digitWithin(sentence, at + 1, 1);
      case '$', '€', '£', '¥', '₹' -> Places.digitWithin(sentence, at + 1, 2);
      case 'U', 'A', 'C', 'H', 'N' ->
          Places.digitWithin(sentence, at + 1, LEADING) || numeral(sentence, at, before);
      case 't', 'f', 's', 'n', 'e', 'T', 'F', 'S', 'E' -> numeral(sentence, at, before);
      default -> false;
    };
  }

  private static boolean numeral(String sentence, int at, char before) {
    if (!Character.isLetterOrDigit(before)) {
      for (String numeral : NUMERALS) {
        if (sentence.regionMatches(true, at, numeral, 0, numeral.length())) {
          return true;
        }
      }
    }
    return false;
  }

  /// Null where the number counts nothing.
  private @Nullable String value(Matcher matcher, Counted counted) {
    if (matcher.group(4) != null) {
      int word = WORDS.indexOf(matcher.group(4).toLowerCase(Locale.ROOT));
      return counted.about().isEmpty() && counted.scale() == 0
          ? null
          : scaled(BigDecimal.valueOf(word), counted);
    }
    boolean year = YEAR.matcher(matcher.group(2)).matches();
    boolean span = matcher.group(3) != null;
    boolean bare = counted.scale() == 0 && counted.unit().isEmpty();
    if (counted.ordinal() || (year && (bare || span))) {
      return null;
    }
    String first = scaled(number(matcher.group(2)), counted);
    return span ? first + "-" + scaled(number(matcher.group(3)), counted) : first;
  }

  private static String scaled(BigDecimal number, Counted counted) {
    return number.scaleByPowerOfTen(counted.scale()).stripTrailingZeros().toPlainString();
  }

  private BigDecimal number(String digits) {
    boolean comma = DECIMAL_COMMA.contains(text.language());
    String plain = digits.replaceAll("[\u00a0 ]", "").replace(comma ? "." : ",", "");
    String decimal = plain.replace(',', '.');
    int last = decimal.lastIndexOf('.');
    return new BigDecimal(
        decimal.substring(0, Math.max(0, last)).replace(".", "")
            + decimal.substring(Math.max(0, last)));
  }

  /// "12 November" or "November 12".
  private static boolean dated(String sentence, int start, Counted counted) {
    Matcher before = LAST_WORD.matcher(sentence).region(Math.max(0, start - 20), start);
    boolean month = before.find() && Months.month(before.group(1)) != null;
    return counted.unit().isEmpty() && (month || counted.month());
  }
}
