package tributary.app.monitor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.app.monitor.Sighting.Lag;
import tributary.app.role.EnrichRole;
import tributary.enrich.Enrich;

/// How a run of enrich does.
final class EnrichVitals implements Vitals {
  private final EnrichRole role;
  private @Nullable Enrich measured;
  private @Nullable KafkaStreamsMetrics kafka;
  private final Stillness stillness = new Stillness();

  EnrichVitals(EnrichRole role) {
    this.role = role;
  }

  @Override
  public String role() {
    return "enrich";
  }

  @Override
  public Optional<String> dead(Sighting sighting) {
    Optional<String> failure = role.failure();
    if (failure.isPresent()) {
      return Optional.of("enrich has ended: " + failure.get());
    }
    Lag lag = lag(sighting);
    // While Kafka does not answer, or stores are restored, nobody gets on.
    boolean mayWork = sighting.trouble() == null && ready() && lag.records() > 0;
    Duration still = stillness.at(mayWork, lag.position());
    return still.compareTo(STILL) > 0
        ? Optional.of(
            "enrich has committed nothing for %d s, though %d records wait"
                .formatted(still.toSeconds(), lag.records()))
        : Optional.empty();
  }

  private boolean ready() {
    return role.live().filter(Enrich::ready).isPresent();
  }

  @Override
  public Optional<String> waiting(Sighting sighting) {
    return ready()
        ? Optional.empty()
        : Optional.of("enrich shares out its work with others, or restores its stores");
  }

  @Override
  public List<String> complaints() {
    return List.of();
  }

  @Override
  public Lag lag(Sighting sighting) {
    return sighting.lag().orElse(Lag.NONE);
  }

  @Override
  public void measure(MeterRegistry registry) {
    FunctionCounter.builder(
            "tributary.enrich.threads.replaced",
            role,
            from -> from.live().map(Enrich::replaced).orElse(0))
        .description("Threads of enrich that failed and were replaced")
        .register(registry);
  }

  /// After a switch another run is the one that is measured.
  @Override
  public synchronized void refresh(MeterRegistry registry) {
    Enrich live = role.live().filter(Enrich::ready).orElse(measured);
    if (live == null || live == measured) {
      return;
    }
    if (kafka != null) {
      kafka.close();
    }
    measured = live;
    live.showTo(streams -> kafka = new KafkaStreamsMetrics(streams));
    if (kafka != null) {
      kafka.bindTo(registry);
    }
  }
}
