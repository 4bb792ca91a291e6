package tributary.ingest;

/// How the room is.
public sealed interface Health {
  /// At work, or not started yet.
  record Running() implements Health {}

  /// Ended by itself: nothing is fetched any more.
  ///
  /// @param reason what was wrong and what to do, for a person to read
  record Failed(String reason) implements Health {}
}
