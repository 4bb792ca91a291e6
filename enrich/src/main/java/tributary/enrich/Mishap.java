package tributary.enrich;

import java.nio.file.Path;

/// What stopped the stores of enrich, and what an operator does about it.
///
/// @param reason the cause behind all others, as RocksDB or the JDK words it
record Mishap(String reason) {
  private static final String NO_HANDLES = "Too many open files";
  private static final String NO_ROOM = "No space left on device";

  static Mishap of(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return new Mishap(deepest.toString().replaceFirst("^[\\w.$]+: ", ""));
  }

  /// Stores that cannot be opened are damaged, unless the machine has said what it lacks.
  String stores(Path folder) {
    return "enrich cannot open its stores in %s (%s): %s"
        .formatted(
            folder,
            reason,
            lacks()
                ? "%s, nothing is lost".formatted(cure())
                : "delete that folder, Kafka has it all");
  }

  /// The reason, with what to do where that is known.
  String line() {
    return lacks() ? "%s: %s".formatted(reason, cure()) : reason;
  }

  private boolean lacks() {
    return reason.contains(NO_HANDLES) || reason.contains(NO_ROOM);
  }

  private String cure() {
    return reason.contains(NO_ROOM) ? "make room" : "raise the limit of open files (ulimit -n)";
  }
}
