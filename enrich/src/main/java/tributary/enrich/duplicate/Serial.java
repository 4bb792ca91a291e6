package tributary.enrich.duplicate;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Numbers in a title that name one of a series: "week 45", "episode 12", "v2.1", "#7". Two titles
/// with different numbers of one series never tell the same story, however alike they are. Other
/// numbers that conflict are a disagreement to show, and no veto.
///
/// @param numbers series → number
public record Serial(Map<String, String> numbers) {
  /// Repetition is bounded: the JDK matches a repeated group by recursion, and titles are not ours.
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?i)\\b(week|episode|ep|issue|no|part|version|volume|vol|edition|chapter|day|round"
              + "|season|release|q)[.:]?\\s*#?\\s*(\\d+(?:\\.\\d+){0,8})\\b"
              + "|(?<![\\w])(v)(\\d+(?:\\.\\d+){0,8})\\b|(#)(\\d+)\\b");

  private static final Serial NONE = new Serial(Map.of());

  public Serial {
    numbers = new TreeMap<>(numbers);
  }

  /// The numbered series that a title names.
  public static Serial of(String title) {
    if (title.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return NONE;
    }
    Map<String, String> numbers = new TreeMap<>();
    Matcher matcher = NUMBERED.matcher(title);
    while (matcher.find()) {
      for (int group = 1; group < matcher.groupCount(); group += 2) {
        if (matcher.group(group) != null) {
          numbers.putIfAbsent(
              matcher.group(group).toLowerCase(Locale.ROOT), matcher.group(group + 1));
        }
      }
    }
    return new Serial(numbers);
  }

  /// What both number and number differently, `week: 45 / 46`, own number first; null where they
  /// name no series in common, or the same number of each.
  public @Nullable String conflict(Serial other) {
    String conflicts =
        numbers.entrySet().stream()
            .filter(own ->
                !other.numbers.getOrDefault(own.getKey(), own.getValue()).equals(own.getValue()))
            .map(own ->
                own.getKey() + ": " + own.getValue() + " / " + other.numbers.get(own.getKey()))
            .collect(Collectors.joining(", "));
    return conflicts.isEmpty() ? null : conflicts;
  }
}
