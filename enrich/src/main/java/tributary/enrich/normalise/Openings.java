package tributary.enrich.normalise;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Alternative patterns, of which only those are tried that can begin as a text does: of some
/// hundred rules, few begin with the same two letters, and for most sentences there is none. Case
/// is ignored. Safe to share between threads.
final class Openings {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int ASCII = 128;

  private final List<Pattern> alternatives;
  private final String end;
  private final Pattern all;

  /// By the first two characters; null where nobody has asked yet.
  private final AtomicReferenceArray<Optional<Pattern>> byOpening =
      new AtomicReferenceArray<>(ASCII * ASCII);

  /// @param end what is to follow on every one of them
  Openings(List<String> alternatives, String end) {
    this.alternatives =
        alternatives.stream().map(pattern -> Pattern.compile(pattern, FLAGS)).toList();
    this.end = end;
    this.all = either(this.alternatives);
  }

  /// Every alternative.
  Pattern all() {
    return all;
  }

  /// The alternatives that may match a text from its beginning on; null where none can.
  @Nullable Pattern of(String text) {
    if (text.length() < 2 || text.charAt(0) >= ASCII || text.charAt(1) >= ASCII) {
      return all;
    }
    int opening = text.charAt(0) * ASCII + text.charAt(1);
    Optional<Pattern> known = byOpening.get(opening);
    if (known == null) {
      known = beginning(text.substring(0, 2));
      byOpening.set(opening, known);
    }
    return known.orElse(null);
  }

  private Optional<Pattern> beginning(String opening) {
    List<Pattern> possible =
        alternatives.stream().filter(pattern -> mayBegin(pattern, opening)).toList();
    return possible.isEmpty() ? Optional.empty() : Optional.of(either(possible));
  }

  /// A match that fails without having asked for more than the opening fails whatever follows.
  @SuppressWarnings("JdkObsolete") // whether more text could change the answer is what is asked
  private static boolean mayBegin(Pattern pattern, String opening) {
    Matcher matcher = pattern.matcher(opening);
    return matcher.lookingAt() || matcher.hitEnd();
  }

  private Pattern either(List<Pattern> some) {
    List<String> patterns = some.stream().map(Pattern::pattern).toList();
    return Pattern.compile("(?:" + String.join("|", patterns) + ")" + end, FLAGS);
  }
}
