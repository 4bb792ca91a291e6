package tributary.app.monitor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tributary.app.audit.Conservation;
import tributary.app.audit.Findings;
import tributary.events.run.Run;

/// What is measured, under the names that Prometheus sees (docs/operate.md). No label holds an
/// address, an id or anything that came from outside: their values are a few known words.
final class Meters implements AutoCloseable {
  /// Of what Kafka's clients measure: how Streams is, and what its consumers and producers lose.
  private static final List<String> KAFKA =
      List.of(
          "kafka.stream.alive.stream.threads",
          "kafka.stream.failed.stream.threads",
          "kafka.stream.state",
          "kafka.stream.client.state",
          "kafka.stream.thread.blocked.time.ns.total",
          "kafka.stream.thread.commit.",
          "kafka.stream.thread.process.",
          "kafka.stream.task.dropped.records.",
          "kafka.stream.task.record.lateness",
          "kafka.stream.task.active.",
          "kafka.stream.task.restore.",
          "kafka.consumer.fetch.manager.records.consumed.",
          "kafka.consumer.fetch.manager.records.lag.max",
          "kafka.producer.record.error.",
          "kafka.producer.record.retry.",
          "kafka.producer.record.send.");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final MultiGauge lagRecords = multi("tributary.lag.records", "Not read yet, by role");
  private final MultiGauge lagSeconds =
      multi("tributary.lag.seconds", "For how long the oldest of it has waited, by role");
  private final MultiGauge free = multi("tributary.disk.free.bytes", "Room on a disk");
  private final MultiGauge total = multi("tributary.disk.total.bytes", "Size of a disk");
  private final MultiGauge runs =
      multi("tributary.run.live", "1 for the run that readers follow, 0 for others there are");
  private final MultiGauge letters =
      multi("tributary.dead.letters", "Records that could not be handled and wait for a person");
  private final MultiGauge items =
      multi("tributary.items", "Versions of items on the topics, by what became of them");
  private final Map<String, Boolean> up = new ConcurrentHashMap<>();
  private final AtomicLong difference = new AtomicLong();

  /// Micrometer itself does not hold what it asks.
  @SuppressWarnings("UnusedVariable")
  private final Supplier<Sighting> sighting;

  Meters(Supplier<Sighting> sighting) {
    this.sighting = sighting;
    registry.config().meterFilter(MeterFilter.deny(id -> noise(id.getName())));
    Stream.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            new FileDescriptorMetrics(),
            garbage)
        .forEach(binder -> binder.bindTo(registry));
    Gauge.builder("tributary.kafka.answers", sighting, s -> s.get().trouble() == null ? 1 : 0)
        .description("1 while Kafka answers and all topics are there")
        .register(registry);
    Gauge.builder("tributary.replay.reach", sighting, s -> reach(s.get()))
        .baseUnit("seconds")
        .description("How long ago the oldest item was seen that a replay could take")
        .register(registry);
    FunctionCounter.builder("tributary.gap.records", sighting, s -> s.get().gap())
        .description("Records that Kafka deleted before enrich had read them")
        .register(registry);
  }

  private static boolean noise(String name) {
    return name.startsWith("kafka.") && KAFKA.stream().noneMatch(name::startsWith);
  }

  private MultiGauge multi(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private static double reach(Sighting sighting) {
    Instant oldest = sighting.reach();
    return oldest == null ? 0 : Duration.between(oldest, Instant.now()).toMillis() / 1000.0;
  }

  /// Where roles put what they measure.
  PrometheusMeterRegistry registry() {
    return registry;
  }

  /// Begins to say whether a role is up.
  void role(String role) {
    up.put(role, false);
    Gauge.builder("tributary.role.up", up, map -> map.getOrDefault(role, false) ? 1 : 0)
        .description("1 while the role does its work")
        .tag("role", role)
        .register(registry);
  }

  /// Takes in whether a role does its work.
  void up(String role, boolean well) {
    up.put(role, well);
  }

  /// Takes in what was seen, and how far each role is behind.
  void seen(Sighting sighting, Map<String, Sighting.Lag> lags) {
    lagRecords.register(rows(lags, "role", Sighting.Lag::records), true);
    lagSeconds.register(rows(lags, "role", lag -> lag.waited().toMillis() / 1000.0), true);
    letters.register(rows(sighting.letters(), "room", Integer::doubleValue), true);
    free.register(rows(sighting.disks(), "disk", Room::free), true);
    total.register(rows(sighting.disks(), "disk", Room::total), true);
    Stream<String> names =
        Stream.concat(Stream.of(Run.MAIN), sighting.runs().stream().map(Run::name)).distinct();
    runs.register(
        names
            .<Row<?>>map(
                run -> Row.of(Tags.of("run", run), run.equals(sighting.live().run()) ? 1 : 0))
            .toList(),
        true);
  }

  private static <V> List<Row<?>> rows(
      Map<String, V> values, String label, ToDoubleFunction<V> number) {
    return values.entrySet().stream()
        .<Row<?>>map(
            value -> Row.of(Tags.of(label, value.getKey()), number.applyAsDouble(value.getValue())))
        .toList();
  }

  /// Takes in what an audit found.
  void audited(Findings findings) {
    Conservation all = findings.all();
    Map<String, Long> fates =
        Map.of(
            "fetched", all.fetched(),
            "in_story", all.inStories(),
            "duplicate", all.duplicate(),
            "backlog", all.backlog(),
            "filtered", all.filtered(),
            "dead_lettered", all.deadLettered(),
            "rejected", all.rejected(),
            "waiting", all.waiting());
    items.register(rows(fates, "fate", Long::doubleValue), true);
    difference.set(Math.abs(all.difference()) + findings.faulty());
    Gauge.builder("tributary.conservation.difference", difference, AtomicLong::get)
        .description("Versions fetched and nowhere to be found, or there twice: 0 when all is well")
        .register(registry);
  }

  String print() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
