package tributary.publish.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a model said nothing that could be used. The message is a clause for a person, and holds
/// nothing of what the endpoint sent: that may repeat a key.
final class NoAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Duration after;
  private final boolean hopeless;

  private NoAnswer(String message, @Nullable Duration after, boolean hopeless) {
    super(message);
    this.after = after;
    this.hopeless = hopeless;
  }

  /// The next question may fare better.
  static NoAnswer because(String clause) {
    return new NoAnswer(clause, null, false);
  }

  /// The endpoint asks to be left alone for a while.
  static NoAnswer busy(String clause, Duration after) {
    return new NoAnswer(clause, after, false);
  }

  /// The next question would fare no better.
  static NoAnswer hopeless(String clause) {
    return new NoAnswer(clause, null, true);
  }

  /// What stands behind a failure of the client; the client wraps what ours threw.
  static NoAnswer behind(RuntimeException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof NoAnswer known) {
        return known;
      }
    }
    return because("its answer is none that the client understands");
  }

  String clause() {
    return String.valueOf(getMessage());
  }

  Optional<Duration> after() {
    return Optional.ofNullable(after);
  }

  boolean isHopeless() {
    return hopeless;
  }
}
