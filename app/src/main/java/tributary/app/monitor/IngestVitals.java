package tributary.app.monitor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import tributary.events.feed.FeedStatus;
import tributary.ingest.Health;
import tributary.ingest.Ingest;
import tributary.ingest.Visit;
import tributary.ingest.schedule.Roll;

/// How ingest does.
///
/// @param paused whether the disk lets it fetch nothing
record IngestVitals(Ingest ingest, BooleanSupplier paused) implements Vitals {

  @Override
  public String role() {
    return "ingest";
  }

  @Override
  public Optional<String> dead(Sighting sighting) {
    Duration still = ingest.figures().still();
    return switch (ingest.health()) {
      case Health.Failed(String reason) -> Optional.of("ingest has ended: " + reason);
      case Health.Running _ when still.compareTo(STILL) > 0 ->
          Optional.of("a thread of ingest has stood still for " + still.toSeconds() + " s");
      case Health.Running _ -> Optional.empty();
    };
  }

  @Override
  public Optional<String> waiting(Sighting sighting) {
    return ingest.figures().desks() == 0
        ? Optional.of("ingest has no part of the feeds yet, or others have all of them")
        : Optional.empty();
  }

  @Override
  public List<String> complaints() {
    return List.of();
  }

  @Override
  public Sighting.Lag lag(Sighting sighting) {
    Roll roll = ingest.figures().roll();
    return new Sighting.Lag(roll.due(), roll.overdue(), 0);
  }

  @Override
  public void measure(MeterRegistry registry) {
    for (FeedStatus.Outcome outcome : FeedStatus.Outcome.values()) {
      if (outcome != FeedStatus.Outcome.NEVER) {
        visits(registry, outcome);
      }
    }
    Counter items =
        Counter.builder("tributary.items.fetched")
            .description("Items and new versions of items that were fetched")
            .register(registry);
    ingest.onVisit(visit -> count(registry, items, visit));
    feeds(registry, "followed", Roll::feeds);
    feeds(registry, "failing", Roll::failing);
    feeds(registry, "late", Roll::late);
    feeds(registry, "parked", Roll::parked);
    FunctionCounter.builder(
            "tributary.fetches.blocked", ingest, role -> role.figures().turnedAway())
        .description("Fetches that would have led to where no feed may lead (SSRF)")
        .register(registry);
    Gauge.builder("tributary.fetching.paused", paused, on -> on.getAsBoolean() ? 1 : 0)
        .description("1 while nothing is fetched, as a disk is nearly full")
        .strongReference(true)
        .register(registry);
  }

  private static Counter visits(MeterRegistry registry, FeedStatus.Outcome outcome) {
    return Counter.builder("tributary.visits")
        .description("Visits to feeds, by what they came to")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private static void count(MeterRegistry registry, Counter items, Visit visit) {
    visits(registry, visit.outcome()).increment();
    items.increment(visit.newItems());
  }

  private void feeds(MeterRegistry registry, String state, ToDoubleFunction<Roll> count) {
    Gauge.builder("tributary.feeds", ingest, role -> count.applyAsDouble(role.figures().roll()))
        .description("Feeds in the partitions of this process, by how they stand")
        .tag("state", state)
        .register(registry);
  }
}
