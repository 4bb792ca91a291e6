package tributary.ingest.text;

import org.jspecify.annotations.Nullable;

/// What reading came to.
///
/// @param <T> what was to be read
public sealed interface Reading<T> {

  /// It could be read.
  ///
  /// @param problem what was wrong all the same, as a clause for a person; null when nothing was
  record Read<T>(T value, @Nullable String problem) implements Reading<T> {}

  /// It could not.
  ///
  /// @param problem what was wrong, as a clause for a person
  record Unreadable<T>(String problem) implements Reading<T> {}
}
