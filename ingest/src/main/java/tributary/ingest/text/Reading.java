package tributary.ingest.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What reading came to.
///
/// @param <T> what was to be read
public sealed interface Reading<T> {
  /// The most characters of a problem. Libraries quote the document in what they say of it, and a
  /// document may be anything.
  int MAX_PROBLEM = 300;

  Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /// It could be read.
  ///
  /// @param problem what was wrong all the same, as a clause for a person; null when nothing was
  record Read<T>(T value, @Nullable String problem) implements Reading<T> {
    public Read {
      problem = problem == null ? null : clause(problem);
    }
  }

  /// It could not.
  ///
  /// @param problem what was wrong, as a clause for a person
  record Unreadable<T>(String problem) implements Reading<T> {
    public Unreadable {
      problem = clause(problem);
    }
  }

  /// On one line, held to [#MAX_PROBLEM], without what would move a terminal's cursor.
  private static String clause(String said) {
    String line = said.lines().map(String::strip).collect(Collectors.joining(" "));
    return Sanitizer.cut(CONTROL.matcher(line).replaceAll("\uFFFD"), MAX_PROBLEM);
  }
}
