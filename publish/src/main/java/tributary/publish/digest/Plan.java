package tributary.publish.digest;

import java.util.regex.Pattern;

/// What a digest is to be.
///
/// @param name part of every edition's id
/// @param title as readers see it
/// @param schedule when its editions end
/// @param length the most entries an edition has
/// @param scope which stories it tells
/// @param weights how much each outlet counts
/// @param hold whether each edition waits for an editor's approval
public record Plan(
    String name,
    String title,
    Schedule schedule,
    int length,
    Scope scope,
    Weights weights,
    boolean hold) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public Plan {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a digest's name has lower-case letters, digits and hyphens only: '" + name + "'");
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException("digest " + name + " needs a title");
    }
    if (length < 1 || length > 500) {
      throw new IllegalArgumentException(
          "digest " + name + " has a length of 1 to 500 entries, not " + length);
    }
  }

  /// One of everything, that waits for nobody.
  public Plan(String name, String title, Schedule schedule, int length) {
    this(name, title, schedule, length, Scope.ALL, Weights.EVEN, false);
  }

  /// Id of the edition of `period`.
  public String edition(Period period) {
    return name + "-" + period.name();
  }
}
