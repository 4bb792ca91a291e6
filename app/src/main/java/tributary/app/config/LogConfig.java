package tributary.app.config;

/// How the log is written, by the commands that stay.
///
/// @param format of stderr and of `tributary.log`; the environment variable `TRIBUTARY_LOG_FORMAT`
///   wins
/// @param level the least of our own words in the log file; those of libraries are there from
///   `warn` on
public record LogConfig(Format format, Level level) {

  /// What a line looks like.
  public enum Format {
    /// For people.
    TEXT,
    /// One JSON object a line, for programs.
    JSON
  }

  /// How grave.
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  static LogConfig defaults() {
    return new LogConfig(Format.TEXT, Level.INFO);
  }
}
