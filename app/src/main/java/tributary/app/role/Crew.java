package tributary.app.role;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tributary.app.audit.Auditor;
import tributary.app.topic.Scribe;
import tributary.events.digest.Instruction;
import tributary.events.topic.Topic;
import tributary.ingest.Health;
import tributary.ingest.Ingest;
import tributary.ingest.Visit;
import tributary.publish.Publish;
import tributary.publish.Published;

/// Starts the three roles in a house, each with its own branch of the configuration.
///
/// @param clock of ingest and publish; enrich goes by the records' time alone
public record Crew(House house, Roles roles, Clock clock) {

  /// Starts to fetch.
  ///
  /// @param listener hears of each visit
  public Ingest ingest(Consumer<Visit> listener) {
    Ingest ingest =
        new Ingest(
            house.cluster(),
            house.config().ingest(),
            house.config().data(),
            clock,
            house.config().instance());
    ingest.onVisit(listener);
    roles.start("ingest", ingest, ingest::start, () -> failure(ingest));
    return ingest;
  }

  /// Starts to enrich, on every run that is followed.
  public EnrichRole enrich() {
    EnrichRole enrich = new EnrichRole(house.cluster(), house.config());
    roles.start("enrich", enrich, enrich::start, enrich::failure);
    return enrich;
  }

  /// Starts to publish.
  ///
  /// @param listener hears of each edition, and at once of the newest there is
  public Publish publish(Consumer<Published> listener) {
    Publish publish =
        new Publish(
            house.cluster(),
            house.config().publish(),
            house.config().data(),
            clock,
            house.config().instance());
    publish.onEdition(listener);
    Topic<Instruction> instructions = house.cluster().topics().instructions();
    publish.onInstruction(
        order -> new Scribe(house.cluster()).write(instructions, Map.of(order.id(), order)));
    roles.start("publish", publish, publish::start, Optional::empty);
    return publish;
  }

  /// Starts to watch that nothing is lost. Beside publish, of which there is always one.
  public Auditor audit() {
    Auditor auditor = new Auditor(house.cluster(), clock, house.config().operate().audit());
    roles.start("audit", auditor, auditor::start, Optional::empty);
    return auditor;
  }

  private static Optional<String> failure(Ingest ingest) {
    return switch (ingest.health()) {
      case Health.Running _ -> Optional.empty();
      case Health.Failed(String reason) -> Optional.of(reason);
    };
  }
}
