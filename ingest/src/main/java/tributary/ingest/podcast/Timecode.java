package tributary.ingest.podcast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times within a recording: `1:02:03.5`, `02:03,500`, `123`, `33.8`.
public final class Timecode {
  /// No recording is longer: a week.
  private static final long LONGEST = Duration.ofDays(7).toMillis();

  private static final Pattern FORM =
      Pattern.compile("(?:(?:(\\d{1,6}):)?(\\d{1,6}):)?(\\d{1,6}(?:[.,]\\d{0,30})?)");
  private static final int SIXTY = 60;
  private static final int MILLIS = 1000;

  private Timecode() {}

  /// Whole seconds, or null where it is no time.
  public static @Nullable Integer seconds(String text) {
    Duration length = length(text);
    return length == null ? null : (int) length.toSeconds();
  }

  /// To the millisecond, or null where it is no time: words, a negative number, more than 59
  /// minutes beside hours or seconds beside minutes, more than a week.
  public static @Nullable Duration length(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return null;
    }
    long hours = form.group(1) == null ? 0 : Long.parseLong(form.group(1));
    long minutes = form.group(2) == null ? 0 : Long.parseLong(form.group(2));
    long millis =
        new BigDecimal(form.group(3).replace(',', '.'))
            .movePointRight(3)
            .toBigInteger()
            .longValueExact();
    boolean over =
        (form.group(1) != null && minutes >= SIXTY)
            || (form.group(2) != null && millis >= (long) SIXTY * MILLIS);
    long total = ((hours * SIXTY + minutes) * SIXTY) * MILLIS + millis;
    return over || total > LONGEST ? null : Duration.ofMillis(total);
  }
}
