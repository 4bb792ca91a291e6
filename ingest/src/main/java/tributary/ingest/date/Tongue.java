package tributary.ingest.date;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.GregorianCalendar;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a language calls months, days and halves of a day, from Unicode's CLDR. Words are folded:
/// lower case, no accents, no points.
///
/// @param name of the language in English
/// @param halves true where it means after noon
/// @param particles what else stands in its dates: `de`, `kl`, `Uhr`
record Tongue(
    String name,
    NavigableMap<String, Integer> months,
    NavigableSet<String> days,
    Map<String, Boolean> halves,
    Set<String> particles) {
  private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{P}\\p{S}\\p{Z}]+");
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");

  /// So much of a name is not yet a beginning of it.
  private static final int SHORT = 3;

  /// Where two languages know as many words of a date, the first is believed.
  private static final List<String> TAGS =
      List.of(
          "en", "fr", "de", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "el", "ru",
          "hu", "tr", "ro", "uk", "sk", "bg", "hr", "sr", "sl", "ca", "eu", "gl", "et", "lv", "lt",
          "is", "ga", "id", "ar", "he", "ko", "ja", "zh");

  /// What the words of a date say in a language.
  ///
  /// @param month from 1; 0 where none is named
  /// @param afternoon null where no half of the day is named
  /// @param known how many of the words the language knows
  /// @param unknown the others
  record Said(
      String language, int month, @Nullable Boolean afternoon, int known, List<String> unknown) {}

  /// All languages that are known.
  static List<Tongue> all() {
    return All.TONGUES;
  }

  /// Built when the first date in words is read: some hundred milliseconds.
  private static final class All {
    private static final List<Tongue> TONGUES =
        TAGS.stream().map(tag -> of(Locale.forLanguageTag(tag))).toList();
  }

  private static Tongue of(Locale locale) {
    DateFormatSymbols symbols = new DateFormatSymbols(GregorianCalendar.class, locale);
    NavigableMap<String, Integer> months = new TreeMap<>();
    NavigableSet<String> days = new TreeSet<>();
    for (int width : List.of(DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED)) {
      for (int context : List.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)) {
        String[] names = symbols.getMonths(context, width);
        for (int month = 0; month < 12; month++) {
          months.putIfAbsent(longest(words(names[month])), month + 1);
        }
        Stream.of(symbols.getWeekdays(context, width)).flatMap(Tongue::words).forEach(days::add);
      }
    }
    months.remove("");
    String[] names = symbols.getAmPmStrings();
    Map<String, Boolean> halves = new HashMap<>(Map.of("am", false, "pm", true));
    halves.put(fold(names[0]), false);
    halves.put(fold(names[1]), true);
    String name = locale.getDisplayLanguage(Locale.ENGLISH);
    return new Tongue(name, months, days, halves, particles(locale));
  }

  private static Set<String> particles(Locale locale) {
    Set<String> found = new HashSet<>();
    for (int style : List.of(DateFormat.FULL, DateFormat.LONG, DateFormat.MEDIUM)) {
      if (DateFormat.getDateTimeInstance(style, style, locale) instanceof SimpleDateFormat form) {
        QUOTED
            .matcher(form.toPattern())
            .results()
            .flatMap(quoted -> words(quoted.group(1)))
            .forEach(found::add);
      }
    }
    return found;
  }

  /// What `words`, folded, say if they are of this language. A word that may be a month or a day,
  /// as `mar` in Spanish, is the day where another names the month.
  ///
  /// @return null where they name two months
  @Nullable Said hear(List<String> words) {
    List<String> named = words.stream().filter(word -> month(word) > 0).toList();
    if (named.size() > 1) {
      named = named.stream().filter(word -> !days.contains(word)).toList();
    }
    if (named.size() > 1) {
      return null;
    }
    String month = named.isEmpty() ? "" : named.getFirst();
    List<String> unknown = words.stream().filter(w -> !w.equals(month) && !knows(w)).toList();
    Boolean half =
        words.stream().map(halves::get).filter(Objects::nonNull).findFirst().orElse(null);
    int known = words.size() - unknown.size();
    return new Said(name, month(month), half, known, unknown);
  }

  /// A month by its name or the beginning of it; 0 where there is none or more than one.
  private int month(String word) {
    Integer exact = months.get(word);
    if (exact != null || word.length() <= SHORT || days.contains(word)) {
      return exact == null ? 0 : exact;
    }
    Set<Integer> begun = Set.copyOf(months.subMap(word, word + Character.MAX_VALUE).values());
    return begun.size() == 1 ? begun.iterator().next() : 0;
  }

  private boolean knows(String word) {
    return day(word) || particles.contains(word) || halves.containsKey(word);
  }

  private boolean day(String word) {
    String next = days.ceiling(word);
    return next != null && (next.equals(word) || (word.length() > SHORT && next.startsWith(word)));
  }

  /// The words of a text, folded.
  static Stream<String> words(String text) {
    return WORD.matcher(text).results().map(word -> fold(word.group()));
  }

  private static String longest(Stream<String> words) {
    return words.max(Comparator.comparingInt(String::length)).orElse("");
  }

  static String fold(String word) {
    String plain = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    return MARKS.matcher(plain).replaceAll("").replace('ı', 'i');
  }
}
