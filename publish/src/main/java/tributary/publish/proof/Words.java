package tributary.publish.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a sentence apart. A number takes in what belongs to it: currency, million, percent, and
/// whether it is nearly or more than that; spelled ones are the same as in digits.
final class Words {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<currency>[$€£¥₹]?)(?<digits>\\p{Nd}{1,30}(?:[.,:]\\p{Nd}{1,30}){0,8}+)"
              + "(?<unit>\\p{L}{0,12})(?<percent>\\s?[%‰])?"
              + "|[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}]{0,80}(?:['’.&][\\p{L}\\p{M}\\p{N}]{1,40}){0,8}+");

  private static final Pattern APART = Pattern.compile("[,;:()\\[\\]—–\"“”…]| - ");
  private static final Pattern DUE = Pattern.compile("(?:^|[.!?:\"“„«‘(\\[—–-])[\\s\"“„«‘'(]*$");
  private static final Pattern THOUSANDS =
      Pattern.compile("\\p{Nd}{1,3}(?:,\\p{Nd}{3}){1,8}(?:\\.\\p{Nd}+)?");
  private static final Pattern PLAIN = Pattern.compile("\\p{Nd}+(?:[.,]\\p{Nd}+)?");

  /// A piece of the text, before numbers take in what belongs to them.
  ///
  /// @param number key of its digits, else empty
  private record Piece(String text, String lower, String number, boolean apart, boolean due) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();

  private Words(String sentence) {
    Matcher matcher = TOKEN.matcher(sentence);
    int end = 0;
    while (matcher.find()) {
      String between = sentence.substring(end, matcher.start());
      boolean due = DUE.matcher(sentence.substring(Math.max(0, end - 1), matcher.start())).find();
      pieces.add(
          new Piece(
              matcher.group(),
              matcher.group().toLowerCase(Locale.ROOT),
              matcher.group("digits") == null ? "" : digits(matcher),
              end > 0 && APART.matcher(between).find(),
              end == 0 || due));
      end = matcher.end();
    }
  }

  static List<Word> in(String sentence) {
    Words words = new Words(sentence);
    int at = 0;
    while (at < words.pieces.size()) {
      at = words.take(at);
    }
    return List.copyOf(words.words);
  }

  private static String digits(Matcher matcher) {
    String unit = matcher.group("unit").toLowerCase(Locale.ROOT);
    String value = value(matcher.group("digits"));
    if (unit.equals("st") || unit.equals("nd") || unit.equals("rd") || unit.equals("th")) {
      return "#" + value;
    }
    String percent = matcher.group("percent") == null ? "" : "%";
    Optional<Integer> scale = Lexicon.ours().value("scale", unit);
    return matcher.group("currency")
        + (scale.isPresent() ? scaled(value, scale.get()) : value + unit)
        + percent;
  }

  private static String value(String digits) {
    String plain = THOUSANDS.matcher(digits).matches() ? digits.replace(",", "") : digits;
    return PLAIN.matcher(plain).matches()
        ? new BigDecimal(plain.replace(',', '.')).stripTrailingZeros().toPlainString()
        : digits;
  }

  private static String scaled(String value, int power) {
    return PLAIN.matcher(value).matches()
        ? new BigDecimal(value).scaleByPowerOfTen(power).stripTrailingZeros().toPlainString()
        : value + "e" + power;
  }

  /// Takes the word at `at`, and gives where the next one begins.
  private int take(int at) {
    Piece piece = pieces.get(at);
    Lexicon lexicon = Lexicon.ours();
    if (!piece.number().isEmpty()) {
      return number(at, at + 1, piece.number());
    }
    Optional<Integer> spelled = lexicon.value("number", piece.lower());
    if (spelled.isPresent()) {
      Optional<Integer> units = spelled.get() >= 20 ? units(at + 1) : Optional.empty();
      int value = spelled.get() + units.orElse(0);
      return number(at, at + (units.isPresent() ? 2 : 1), Integer.toString(value));
    }
    Optional<Integer> ordinal = lexicon.value("ordinal", piece.lower());
    boolean quantity =
        lexicon.is("quantity", piece.lower())
            || lexicon.value("scale", piece.lower()).filter(power -> power > 1).isPresent();
    if (ordinal.isPresent()) {
      return number(at, at + 1, "#" + ordinal.get());
    }
    if (quantity) {
      return number(at, at + 1, piece.lower());
    }
    words.add(Word.of(piece.text(), piece.apart(), piece.due()));
    return at + 1;
  }

  private Optional<Integer> units(int at) {
    return at < pieces.size()
        ? Lexicon.ours().value("number", pieces.get(at).lower()).filter(value -> value < 10)
        : Optional.empty();
  }

  private int number(int from, int to, String value) {
    int at = to;
    String key = value;
    while (at < pieces.size() && !pieces.get(at).apart()) {
      Optional<Integer> scale = Lexicon.ours().value("scale", pieces.get(at).lower());
      if (scale.isEmpty() || key.endsWith("%") || key.startsWith("#")) {
        break;
      }
      String currency =
          key.isEmpty() || Character.isLetterOrDigit(key.charAt(0)) ? "" : key.substring(0, 1);
      key = currency + scaled(key.substring(currency.length()), scale.get());
      at++;
    }
    int percent = percent(at);
    if (percent > at) {
      key += "%";
    }
    Piece first = pieces.get(from);
    words.add(Word.number(text(from, percent), key, qualifier(from), first.apart()));
    return percent;
  }

  /// Behind "percent" or "per cent" at `at`; `at` itself where it is another word.
  private int percent(int at) {
    if (at < pieces.size() && Lexicon.ours().is("percent", pieces.get(at).lower())) {
      return at + 1;
    }
    boolean two =
        at + 1 < pieces.size()
            && pieces.get(at).lower().equals("per")
            && pieces.get(at + 1).lower().equals("cent");
    return two ? at + 2 : at;
  }

  private String text(int from, int to) {
    StringBuilder text = new StringBuilder(pieces.get(from).text());
    for (int i = from + 1; i < to; i++) {
      text.append(' ').append(pieces.get(i).text());
    }
    return text.toString();
  }

  private String qualifier(int at) {
    Lexicon lexicon = Lexicon.ours();
    String one = at > 0 ? pieces.get(at - 1).lower() : "";
    String two = at > 1 ? pieces.get(at - 2).lower() + " " + one : "";
    String three = at > 2 ? pieces.get(at - 3).lower() + " " + two : "";
    if (lexicon.is("below-phrase", three) || lexicon.is("below-phrase", two)) {
      return "<";
    }
    if (lexicon.is("above-phrase", three) || lexicon.is("above-phrase", two)) {
      return ">";
    }
    if (lexicon.is("below", one)) {
      return "<";
    }
    return lexicon.is("above", one) ? ">" : lexicon.is("about", one) ? "~" : "";
  }
}
