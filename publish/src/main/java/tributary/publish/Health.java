package tributary.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How publishing goes.
///
/// @param closed up to when the stories are complete; null while that is not known
/// @param stories on the shelf
/// @param editions frozen, of all digests
/// @param sent mails handed over or lying in the outbox, ever
/// @param held mails whose fate a person has to decide
/// @param problems sentences for an operator; empty when all is well
public record Health(
    @Nullable Instant closed,
    int stories,
    int editions,
    int sent,
    int held,
    List<String> problems) {
  public Health {
    problems = List.copyOf(problems);
  }

  /// The same with one thing more that is wrong.
  Health with(String problem) {
    List<String> all = new ArrayList<>(problems);
    all.add(problem);
    return new Health(closed, stories, editions, sent, held, all);
  }

  /// Whether nothing is wrong.
  public boolean well() {
    return problems.isEmpty();
  }
}
