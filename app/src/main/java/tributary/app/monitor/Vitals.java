package tributary.app.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a role says that it does. Any thread may ask.
interface Vitals {
  /// How long a role may stand still while there is work. Longer than Kafka's clients try in vain
  /// (two minutes), and than a mail server may take for a mail.
  Duration STILL = Duration.ofMinutes(5);

  /// `ingest`, `enrich` or `publish`.
  String role();

  /// Why it should be started anew; empty while it gets on, or waits for something.
  Optional<String> dead(Sighting sighting);

  /// Why it cannot do its work now, though it may come by itself; empty while it does it.
  Optional<String> waiting(Sighting sighting);

  /// What is wrong while it does its work, sentences.
  List<String> complaints();

  /// How far it is behind.
  Sighting.Lag lag(Sighting sighting);

  /// Offers what it measures; called once, before the role is started.
  void measure(MeterRegistry registry);

  /// Offers what can be measured only now; called at every look.
  default void refresh(MeterRegistry registry) {}
}
