package tributary.events.run;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.schema.Defaulted;

/// A pass of the items through enrich, under an application id, with stores and topics of its own.
/// [#MAIN] is there from the beginning; a replay makes a further one beside it (docs/operate.md).
///
/// @param name lower-case letters, digits and hyphens
/// @param state who works on it
/// @param begun when it was made
/// @param rules what it groups and tags by, as enrich writes it down; a run never changes them
///   unless it is the one that readers follow
/// @param from items first seen before this are in it only for what comes after them; null for all
/// @param to items first seen at or after this are not in it; null for all there will be
/// @param feeds ids of the feeds whose items it takes; empty for all
public record Run(
    String name,
    State state,
    Instant begun,
    String rules,
    @Nullable Instant from,
    @Nullable Instant to,
    @Defaulted List<String> feeds) {

  /// The run that is there from the beginning.
  public static final String MAIN = "main";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,29}");

  /// Who works on a run.
  public enum State {
    /// The replay that made it, until it has caught up.
    FILLING,
    /// The enrich role, for good: it can be switched to.
    FOLLOWED,
    /// Nobody any more: it is there to be compared.
    ENDED
  }

  public Run {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a run's name is made of 1 to 30 lower-case letters, digits and hyphens: '%s'"
              .formatted(name));
    }
    feeds = List.copyOf(feeds);
  }

  /// Whether a run can be called so.
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /// The same by other rules.
  public Run by(String other) {
    return new Run(name, state, begun, other, from, to, feeds);
  }

  /// The same in another state.
  public Run in(State next) {
    return new Run(name, next, begun, rules, from, to, feeds);
  }
}
