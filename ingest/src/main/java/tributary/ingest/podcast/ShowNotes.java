package tributary.ingest.podcast;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;

/// Chapters that people write into their show notes, a line each: `00:12:34 Topic`, `(1:02) Topic`,
/// `Topic - 12:34`. Believed only where there are three at least, each later than the one before,
/// the first near the beginning and none behind the end.
public final class ShowNotes {
  private static final int FEWEST = 3;
  private static final int LONGEST_LINE = 500;
  private static final Duration BEGINNING = Duration.ofMinutes(5);

  /// Or in the first tenth of a long recording.
  private static final int SHARE = 10;

  private static final String STAMP =
      "[\\[(]?((?:\\d{1,2}:)?\\d{1,3}:\\d{2})(?:[.,]\\d{1,3})?[\\])]?";
  private static final String BETWEEN = "[\\s:|=>.,~*•·‣▪–—-]*";
  private static final String OF_DAY = "(?!\\s?(?i:[ap]\\.?m\\b|uhr\\b|h\\b|hrs?\\b))";
  private static final Pattern BEFORE =
      Pattern.compile(
          "^[^\\p{L}\\p{N}\\[(]{0,6}"
              + STAMP
              + "(?:\\s*[–—-]\\s*"
              + STAMP
              + ")?"
              + OF_DAY
              + BETWEEN
              + "(\\D.*)$");
  private static final Pattern BEHIND =
      Pattern.compile("^[^\\p{L}\\p{N}]{0,6}(\\S.*?)" + BETWEEN + STAMP + "[\\s.]*$");

  private ShowNotes() {}

  /// A line that gives a time.
  private record Stamped(int start, String title) {}

  /// The chapters, earliest first; empty where there are none that can be believed.
  ///
  /// @param html sanitised
  /// @param length of the recording, where it is known
  public static List<Chapter> chapters(@Nullable String html, @Nullable Duration length, URI base) {
    if (html == null) {
      return List.of();
    }
    List<String> lines =
        HtmlLines.of(Jsoup.parseBodyFragment(html).body())
            .lines()
            .map(line -> line.replaceAll("[\\s\\p{Z}]+", " ").strip())
            .filter(line -> !line.isEmpty() && line.length() <= LONGEST_LINE)
            .toList();
    List<Stamped> found = rising(lines, ShowNotes::before);
    List<Stamped> stamped = found.size() < FEWEST ? rising(lines, ShowNotes::behind) : found;
    if (stamped.size() < FEWEST || !plausible(stamped, length)) {
      return List.of();
    }
    ChapterList chapters = new ChapterList(base);
    stamped.forEach(line -> chapters.add(line.start(), line.title(), null));
    return chapters.inOrder();
  }

  /// Up to the first that goes back: what follows is another list, or the same in another language.
  private static List<Stamped> rising(
      List<String> lines, Function<String, @Nullable Stamped> reader) {
    List<Stamped> rising = new ArrayList<>();
    for (String line : lines) {
      Stamped next = reader.apply(line);
      if (next != null && !rising.isEmpty() && next.start() <= rising.getLast().start()) {
        break;
      }
      if (next != null) {
        rising.add(next);
      }
    }
    return rising;
  }

  private static @Nullable Stamped before(String line) {
    Matcher found = BEFORE.matcher(line);
    return found.matches() ? stamped(found.group(1), found.group(3)) : null;
  }

  private static @Nullable Stamped behind(String line) {
    Matcher found = BEHIND.matcher(line);
    return found.matches() ? stamped(found.group(2), found.group(1)) : null;
  }

  private static @Nullable Stamped stamped(String time, String title) {
    Integer start = Timecode.seconds(time);
    return start == null ? null : new Stamped(start, title.strip());
  }

  private static boolean plausible(List<Stamped> lines, @Nullable Duration length) {
    long first = lines.getFirst().start();
    long last = lines.getLast().start();
    return length == null
        ? first <= BEGINNING.toSeconds()
        : last < length.toSeconds()
            && first <= Math.max(BEGINNING.toSeconds(), length.toSeconds() / SHARE);
  }
}
