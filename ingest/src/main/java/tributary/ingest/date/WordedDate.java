package tributary.ingest.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates in words of any language that is known, and in numbers of any order that can be told. The
/// time of day is taken out first, then the zone behind it; what is left are the words and numbers
/// of the day.
final class WordedDate {
  private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)|[\\p{Cf}\"'’,;]+");
  private static final Pattern POINTED =
      Pattern.compile("(?<!\\p{L})(\\p{L})\\.\\s?(\\p{L})\\.?(?!\\p{L})");
  private static final Pattern KOREAN = Pattern.compile("[년월일]");
  private static final Pattern ASIAN_DAY =
      Pattern.compile("(\\d{1,4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일号號]?");
  private static final Pattern ASIAN_TIME =
      Pattern.compile("(\\d{1,2})\\s?[時时点點시]\\s?(\\d{1,2})\\s?[分분](?:\\s?(\\d{1,2})\\s?[秒초])?");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d:])(?<hour>\\d{1,2})\\s?[:h]\\s?(?<minute>\\d{1,2})"
              + "(?:\\s?[:m]\\s?(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?s?(?![\\d:])"
              + "(?<half>\\s?[ap]m\\b)?");
  private static final Pattern HOUR = Pattern.compile("\\b(?<hour>\\d{1,2})(?<half>\\s?[ap]m)\\b");
  private static final Pattern POINT_TIME =
      Pattern.compile("(?<=\\p{L}[.]?\\s)(?<hour>\\d{1,2})\\.(?<minute>\\d{2})$");
  private static final Pattern ZONE =
      Pattern.compile(
          "\\s?(?<name>[a-z]{1,5}\\b)?\\s?"
              + "(?:(?<sign>[+-])(?<hours>\\d{1,2})(?::?(?<minutes>\\d{2}))?(?!\\d))?");
  private static final Pattern TOKEN = Pattern.compile("\\d+|\\p{L}[\\p{L}\\p{M}]*");
  private static final Pattern NUMBERS =
      Pattern.compile("(?<![-\\d])\\d{1,4}\\s?([-/.])\\s?\\d{1,2}\\s?\\1\\s?\\d{1,4}(?!\\d)");
  private static final ZoneOffset KOREA = ZoneOffset.ofHours(9);

  /// Words that are not known are passed over up to this length.
  private static final int SHORT = 3;

  private WordedDate() {}

  /// A time of day, its zone, and the text without them.
  private record Clock(
      DateParts.@Nullable Time time,
      @Nullable Boolean afternoon,
      @Nullable ZoneOffset zone,
      String rest) {}

  /// @param written at most [SourceDate#LONGEST] characters
  /// @return null where there is no date to be read
  /// @throws DateTimeException where the numbers are none of a date
  static @Nullable SourceDate read(String written) {
    Clock clock = clock(plain(written));
    List<String> words = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (MatchResult token : TOKEN.matcher(clock.rest()).results().toList()) {
      if (Character.isDigit(token.group().charAt(0))) {
        numbers.add(token.group());
      } else {
        words.add(Tongue.fold(token.group()));
      }
    }
    Tongue.Said said = said(words);
    if (said == null) {
      return null;
    }
    LocalDate day =
        said.month() > 0
            ? named(said.month(), numbers)
            : NUMBERS.matcher(clock.rest()).find() && numbers.size() == 3
                ? numeric(numbers, clock.rest().contains("."))
                : null;
    return day == null ? null : moment(day, clock, said, written);
  }

  private static SourceDate moment(LocalDate day, Clock clock, Tongue.Said said, String written) {
    DateParts parts = DateParts.date(day);
    boolean korean = KOREAN.matcher(written).find();
    String rule =
        said.month() > 0 ? "month in " + said.language() : korean ? "Korean form" : "in numbers";
    if (clock.time() == null) {
      return parts.in(ZoneOffset.UTC, rule + ", no time");
    }
    DateParts at = parts.with(half(clock.time(), clock.afternoon(), said.afternoon()));
    ZoneOffset named =
        said.unknown().stream()
            .filter(word -> word.length() >= SHORT)
            .map(ZoneNames::offset)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    ZoneOffset zone = clock.zone() != null ? clock.zone() : named;
    if (zone != null) {
      return at.in(zone, rule);
    }
    return korean
        ? at.in(KOREA, rule + ", time of Korea")
        : at.in(ZoneOffset.UTC, rule + ", no zone");
  }

  private static String plain(String written) {
    StringBuilder digits = new StringBuilder();
    written
        .codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(digits::appendCodePoint);
    String text = digits.toString().toLowerCase(Locale.ROOT).replace('−', '-');
    text = ASIDE.matcher(text).replaceAll(" ");
    text = ASIAN_DAY.matcher(text).replaceAll("$1-$2-$3 ");
    text = ASIAN_TIME.matcher(text).replaceAll(m -> m.group(1) + ":" + m.group(2) + seconds(m));
    text = POINTED.matcher(text).replaceAll("$1$2");
    return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  private static String seconds(MatchResult asian) {
    return asian.group(3) == null ? "" : ":" + asian.group(3);
  }

  private static Clock clock(String text) {
    for (Pattern form : List.of(TIME, HOUR, POINT_TIME)) {
      Matcher m = form.matcher(text);
      if (m.find()) {
        Set<String> groups = m.namedGroups().keySet();
        int nanos = (int) (1e9 * Double.parseDouble("0." + group(m, "fraction", groups)));
        DateParts.Time time =
            new DateParts.Time(
                Integer.parseInt(m.group("hour")),
                Integer.parseInt(group(m, "minute", groups)),
                Integer.parseInt(group(m, "second", groups)),
                nanos);
        String half = group(m, "half", groups).strip();
        Boolean afternoon = half.length() < 2 ? null : half.startsWith("p");
        return zoned(time, afternoon, text, m);
      }
    }
    return new Clock(null, null, null, text);
  }

  private static String group(Matcher m, String name, Set<String> groups) {
    String found = groups.contains(name) ? m.group(name) : null;
    return found == null ? "0" : found;
  }

  /// A word behind the time is a zone only if there is one of this name.
  private static Clock zoned(
      DateParts.Time time, @Nullable Boolean afternoon, String text, Matcher found) {
    Matcher m = ZONE.matcher(text).region(found.end(), text.length());
    String before = text.substring(0, found.start()) + " ";
    if (!m.lookingAt()) {
      return new Clock(time, afternoon, null, before + text.substring(found.end()));
    }
    ZoneOffset zone = m.group("name") == null ? null : ZoneNames.offset(m.group("name"));
    boolean offset = m.group("sign") != null && (m.group("name") == null || zone != null);
    if (offset) {
      int hours = Integer.parseInt(m.group("hours"));
      int minutes = m.group("minutes") == null ? 0 : Integer.parseInt(m.group("minutes"));
      zone = ZoneNames.offset(m.group("sign").charAt(0), hours, minutes);
    }
    int end = offset ? m.end() : zone != null ? m.end("name") : found.end();
    return new Clock(time, afternoon, zone, before + text.substring(end));
  }

  private static DateParts.Time half(
      DateParts.Time time, @Nullable Boolean beside, @Nullable Boolean inWords) {
    Boolean afternoon = beside != null ? beside : inWords;
    if (afternoon == null || time.hour() > 12) {
      return time;
    }
    int hour = time.hour() % 12 + (afternoon ? 12 : 0);
    return new DateParts.Time(hour, time.minute(), time.second(), time.nanos());
  }

  /// What the language says that knows most of the words, if the others are short or name a zone.
  private static Tongue.@Nullable Said said(List<String> words) {
    Tongue.Said best = null;
    for (Tongue tongue : Tongue.all()) {
      Tongue.Said said = tongue.hear(words);
      if (said != null && (best == null || said.known() > best.known())) {
        best = said;
      }
      if (best != null && best.unknown().isEmpty()) {
        return best;
      }
    }
    boolean strange =
        best != null
            && best.unknown().stream()
                .anyMatch(word -> word.length() > SHORT && ZoneNames.offset(word) == null);
    return strange ? null : best;
  }

  /// The day first, unless the first number can only be a year.
  private static @Nullable LocalDate named(int month, List<String> numbers) {
    if (numbers.size() == 1 && numbers.getFirst().length() == 4) {
      return LocalDate.of(Integer.parseInt(numbers.getFirst()), month, 1);
    }
    if (numbers.size() != 2) {
      return null;
    }
    boolean yearFirst =
        numbers.getFirst().length() > 2 || Integer.parseInt(numbers.getFirst()) > 31;
    String year = yearFirst ? numbers.getFirst() : numbers.getLast();
    String day = yearFirst ? numbers.getLast() : numbers.getFirst();
    return day.length() > 2 ? null : LocalDate.of(year(year), month, Integer.parseInt(day));
  }

  /// Null unless one order alone makes a date of it. Between points the day is first everywhere.
  private static @Nullable LocalDate numeric(List<String> numbers, boolean points) {
    String a = numbers.get(0);
    String b = numbers.get(1);
    String c = numbers.get(2);
    Set<LocalDate> possible = new HashSet<>();
    if (a.length() != 3 && c.length() <= 2 && (!points || a.length() == 4)) {
      add(possible, a, b, c);
    }
    if (a.length() <= 2 && c.length() != 3) {
      add(possible, c, b, a);
      if (!points) {
        add(possible, c, a, b);
      }
    }
    return possible.size() == 1 ? possible.iterator().next() : null;
  }

  private static void add(Set<LocalDate> possible, String year, String month, String day) {
    try {
      possible.add(LocalDate.of(year(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      // not in this order
    }
  }

  /// Two digits mean 1950 to 2049, three count from 1900 (RFC 5322, section 4.3).
  private static int year(String digits) {
    if (digits.length() > 4) {
      throw new DateTimeException("no year that calendars have: " + digits);
    }
    int year = Integer.parseInt(digits);
    return switch (digits.length()) {
      case 4 -> year;
      case 3 -> 1900 + year;
      default -> year < 50 ? 2000 + year : 1900 + year;
    };
  }
}
