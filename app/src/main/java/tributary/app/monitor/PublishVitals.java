package tributary.app.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.publish.Publish;
import tributary.publish.operation.Board;
import tributary.publish.web.Served;

/// How publish does.
final class PublishVitals implements Vitals {
  private final Publish publish;
  private final Clock clock;
  private final Stillness behind = new Stillness();

  PublishVitals(Publish publish, Clock clock) {
    this.publish = publish;
    this.clock = clock;
  }

  @Override
  public String role() {
    return "publish";
  }

  @Override
  public Optional<String> dead(Sighting sighting) {
    Duration still = publish.still();
    return still.compareTo(STILL) > 0
        ? Optional.of("the publishing thread has stood still for " + still.toSeconds() + " s")
        : Optional.empty();
  }

  @Override
  public Optional<String> waiting(Sighting sighting) {
    if (publish.ready()) {
      return Optional.empty();
    }
    List<String> problems = publish.health().problems();
    return Optional.of(
        "publish has not read its topics"
            + (problems.isEmpty() ? "" : ": " + String.join(" ", problems)));
  }

  @Override
  public List<String> complaints() {
    return publish.ready() ? publish.health().problems() : List.of();
  }

  /// It says how much it has not read; for how long, is how long it has not had everything.
  @Override
  public Sighting.Lag lag(Sighting sighting) {
    Board.Lag lag = publish.board().lag();
    long records = lag.items() + lag.stories();
    return new Sighting.Lag(records, behind.at(records > 0, 0), 0);
  }

  @Override
  public void measure(MeterRegistry registry) {
    gauge(
        registry,
        "tributary.closed.behind",
        "seconds",
        "How far behind now the time is up to which stories are complete; NaN while not known",
        role -> age(role.health().closed()));
    gauge(
        registry,
        "tributary.stories",
        null,
        "Stories that the next editions can choose from",
        role -> role.health().stories());
    gauge(
        registry,
        "tributary.editions",
        null,
        "Editions that are out, revisions not counted",
        role -> role.health().editions());
    gauge(
        registry,
        "tributary.edition.age",
        "seconds",
        "How long ago the period of the newest edition ended; NaN without one",
        role -> age(role.latest().map(Digest::to).orElse(null)));
    measureWork(registry);
    publish.onServed(served -> count(registry, served));
  }

  private void measureWork(MeterRegistry registry) {
    gauge(
        registry,
        "tributary.publish.leads",
        null,
        "1 for the publisher that works, 0 for one that stands by",
        role -> role.leads() ? 1 : 0);
    gauge(
        registry,
        "tributary.drafts",
        null,
        "Editions that wait for approval",
        role -> role.board().drafts().size());
    for (Delivery.State state : Delivery.State.values()) {
      deliveries(registry, state);
    }
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      @Nullable String unit,
      String description,
      ToDoubleFunction<Publish> value) {
    Gauge.builder(name, publish, value).baseUnit(unit).description(description).register(registry);
  }

  private double age(@Nullable Instant then) {
    return then == null ? Double.NaN : Duration.between(then, clock.instant()).toMillis() / 1000.0;
  }

  private void deliveries(MeterRegistry registry, Delivery.State state) {
    Gauge.builder(
            "tributary.deliveries",
            publish,
            role -> role.board().deliveries().counts().getOrDefault(state, 0))
        .description("Mails of editions to readers, by how they stand, over the last year")
        .tag("state", state.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private static void count(MeterRegistry registry, Served served) {
    Timer.builder("tributary.pages")
        .description("Answers to readers, by sort of page and status")
        .tag("page", served.section())
        .tag("status", Integer.toString(served.status()))
        .register(registry)
        .record(served.took());
  }
}
