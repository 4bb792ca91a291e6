package tributary.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tributary.events.digest.Instruction;
import tributary.publish.digest.Period;
import tributary.publish.digest.Plan;

/// Editions that an operator wants before their period is over. Such an edition bears the running
/// period's name and ends where the stories are complete; the next one begins there. For one
/// thread.
final class EarlyEditions {
  /// Where nothing was there to tell, it is asked again after so much more time has closed.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Knowledge known;
  private final Map<String, Instant> tried = new HashMap<>();

  EarlyEditions(Knowledge known) {
    this.known = known;
  }

  /// The time that an edition wanted now covers; empty where none is wanted, it is there already,
  /// its hour has come by itself, or nothing has closed since the edition before.
  Optional<Period> wanted(Plan plan, Instant now) {
    return known.instructions().of(Instruction.What.PUBLISH).stream()
        .filter(wish -> wish.about().equals(plan.name()))
        .map(wish -> plan.schedule().running(wish.at()))
        .filter(period -> period.to().isAfter(now))
        .filter(period -> !known.editions().has(plan.edition(period)))
        .map(period -> known.agenda().begun(plan, period))
        .findFirst()
        .flatMap(period -> sofar(plan, period));
  }

  /// The period as far as it is complete.
  private Optional<Period> sofar(Plan plan, Period period) {
    Optional<Instant> closed =
        known.shelf().closed().filter(up -> up.isAfter(period.from()) && up.isBefore(period.to()));
    Instant last = tried.get(plan.name());
    if (closed.isEmpty() || (last != null && closed.get().isBefore(last.plus(PATIENCE)))) {
      return Optional.empty();
    }
    tried.put(plan.name(), closed.get());
    return Optional.of(new Period(period.name(), period.from(), closed.get()));
  }
}
