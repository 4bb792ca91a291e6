package tributary.app.doctor;

/// One thing that was looked at.
///
/// @param level how it stands
/// @param about what it is, in a word or two
/// @param says how it stands, in words, and what to do where it is not well
public record Finding(Level level, String about, String says) {
  /// From well to bad.
  public enum Level {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String about, String says) {
    return new Finding(Level.OK, about, says);
  }

  static Finding warn(String about, String says) {
    return new Finding(Level.WARN, about, says);
  }

  static Finding fail(String about, String says) {
    return new Finding(Level.FAIL, about, says);
  }
}
