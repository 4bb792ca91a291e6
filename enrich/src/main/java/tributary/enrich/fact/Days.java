package tributary.enrich.fact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.enrich.fact.Text.Line;

/// Finds the days that a text speaks of: "12 November 2026", "Nov. 12", "2026-11-12", "on Friday".
final class Days {
  private static final Pattern ISO =
      Pattern.compile("(?<!\\d)(\\d{4})-(\\d\\d)-(\\d\\d)(?![\\d-])");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<![\\d.,])(\\d{1,2})(?:\\.|st|nd|rd|th|er)?\\s(?:of\\s|de\\s)?(\\p{L}{3,10})\\.?"
              + "(?:,?\\s(?:de\\s)?(\\d{4})(?!\\d))?");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?<!\\p{L})(\\p{Lu}\\p{L}{2,9})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%]|[.,]\\d)"
              + "(?:,?\\s(\\d{4})(?!\\d))?");

  /// Characters of which one is the first digit of the day, where a month stands before it.
  private static final int MONTH_AND_DAY = 24;

  /// News speaks more of what was than of what will be.
  private static final Period AHEAD = Period.ofMonths(3);

  private static final Period BACK = Period.ofMonths(9);

  private final LocalDate today;
  private final Map<LocalDate, Day> found = new LinkedHashMap<>();

  private Days(LocalDate today) {
    this.today = today;
  }

  static List<Day> in(Text text, LocalDate today) {
    Days days = new Days(today);
    text.lines().forEach(days::read);
    return List.copyOf(days.found.values());
  }

  private void read(Line line) {
    if (line.digits()) {
      dates(line.text(), line.id());
    }
    for (Word word : line.words()) {
      Integer weekday = Months.weekday(word.lower());
      if (weekday != null) {
        int back = (today.getDayOfWeek().getValue() - weekday + 7) % 7;
        add(today.minusDays(back), word.text(), line.id());
      }
    }
  }

  private void dates(String sentence, @Nullable String id) {
    IntPredicate number = at -> Places.digit(sentence.charAt(at)) && !digitAt(sentence, at - 1);
    for (Places iso = new Places(ISO, sentence, number); iso.next(); ) {
      Matcher m = iso.match();
      add(m.group(1), Integer.valueOf(m.group(2)), m.group(3), m.group(), id);
    }
    for (Places first = new Places(DAY_FIRST, sentence, number); first.next(); ) {
      Matcher m = first.match();
      add(m.group(3), Months.month(m.group(2)), m.group(1), m.group(), id);
    }
    IntPredicate name =
        at ->
            Character.isUpperCase(sentence.codePointAt(at))
                && Places.digitWithin(sentence, at + 1, MONTH_AND_DAY);
    for (Places month = new Places(MONTH_FIRST, sentence, name); month.next(); ) {
      Matcher m = month.match();
      add(m.group(3), Months.month(m.group(1)), m.group(2), m.group(), id);
    }
  }

  private static boolean digitAt(String sentence, int at) {
    return at >= 0 && Places.digit(sentence.charAt(at));
  }

  private void add(
      @Nullable String year,
      @Nullable Integer month,
      String day,
      String text,
      @Nullable String id) {
    if (month == null) {
      return;
    }
    try {
      int of = year == null ? today.getYear() : Integer.parseInt(year);
      LocalDate date = LocalDate.of(of, month, Integer.parseInt(day));
      add(year == null ? nearest(date) : date, text, id);
    } catch (DateTimeException e) {
      // 31 November is no day.
    }
  }

  private LocalDate nearest(LocalDate date) {
    if (date.isAfter(today.plus(AHEAD))) {
      return date.minusYears(1);
    }
    return date.isBefore(today.minus(BACK)) ? date.plusYears(1) : date;
  }

  private void add(LocalDate date, String text, @Nullable String id) {
    if (found.size() < Facts.MOST) {
      found.putIfAbsent(date, new Day(date, text.strip(), id));
    }
  }
}
