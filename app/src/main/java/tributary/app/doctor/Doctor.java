package tributary.app.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tributary.app.broker.Broker;
import tributary.app.broker.BrokerException;
import tributary.app.broker.Endpoint;
import tributary.app.config.Config;

/// Looks at everything once.
public final class Doctor {
  private Doctor() {}

  /// How it stands, in the order in which a start meets it. Of an embedded broker that does not
  /// run, only that.
  public static List<Finding> look(Config config, Clock clock) {
    Optional<Endpoint> own = Broker.running(config.broker());
    List<Finding> findings = new ArrayList<>(new Machine(config).findings(own.isPresent()));
    String bootstrap = config.kafka().bootstrap();
    if (bootstrap == null && own.isEmpty()) {
      findings.add(
          Finding.ok("Kafka", "the embedded one does not run; with it running, this says more"));
      return findings;
    }
    String address = bootstrap == null ? own.orElseThrow().address() : bootstrap;
    try {
      Broker.reach(bootstrap, config.kafka().properties(), config.broker(), 0).close();
      try (Brokers brokers = new Brokers(config.kafka().at(address), clock)) {
        findings.addAll(brokers.findings());
      }
    } catch (BrokerException | DoctorException e) {
      findings.add(Finding.fail("Kafka", String.valueOf(e.getMessage())));
    }
    return findings;
  }
}
