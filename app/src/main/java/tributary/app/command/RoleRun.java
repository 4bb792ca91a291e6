package tributary.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import tributary.app.config.Config;
import tributary.app.config.ConfigException;
import tributary.app.monitor.Monitor;
import tributary.app.role.Crew;
import tributary.app.role.Ending;
import tributary.app.role.House;
import tributary.app.role.Roles;
import tributary.ingest.Visit;

/// Runs roles until Ctrl-C, SIGTERM or a failure for good.
final class RoleRun {
  private static final Logger LOG = LoggerFactory.getLogger(RoleRun.class);

  private final CommandSpec spec;
  private final Config config;

  /// Whether stderr is for programs.
  private volatile boolean json;

  RoleRun(CommandSpec spec, Config config) {
    this.spec = spec;
    this.config = config;
  }

  Config config() {
    return config;
  }

  /// A role by itself works on a Kafka that others can reach too.
  ///
  /// @throws ConfigException without `kafka.bootstrap`
  static RoleRun alone(CommandSpec spec, Setup setup) {
    Config config = setup.config();
    if (config.kafka().bootstrap() == null) {
      throw new ConfigException(
          "kafka.bootstrap is not set: a role by itself works on your Kafka cluster"
              + " (`tributary up` runs all roles and brings a Kafka of its own)");
    }
    return new RoleRun(spec, config);
  }

  /// Starts what `start` starts, and stays.
  ///
  /// @return the exit code
  int until(Consumer<Crew> start) throws InterruptedException {
    json = Logs.by(config.log(), config.data(), System.getenv());
    try (Ending ending = new Ending();
        House house = House.own(config);
        Monitor monitor =
            new Monitor(house.cluster(), config.data(), config.operate(), Clock.systemUTC());
        Roles roles = new Roles()) {
      monitor.start();
      roles.watchedBy(monitor::watch);
      start.accept(new Crew(house, roles, Clock.systemUTC()));
      monitor.complete();
      Optional<String> failure = ending.await(roles);
      say(failure.map(why -> "failed: " + why).orElse("ending …"));
      return failure.isPresent() ? 1 : 0;
    }
  }

  /// What a visit brought. Problems ingest tells itself, by its log.
  void tell(Visit visit) {
    if (visit.newItems() > 0 && json) {
      LOG.atInfo()
          .addKeyValue("feed", visit.feed())
          .addKeyValue("title", visit.title())
          .log("{} new items", visit.newItems());
    } else if (visit.newItems() > 0) {
      say(PlainLine.escaped(visit.title()) + ": " + visit.newItems() + " new");
    }
  }

  void say(String line) {
    if (json) {
      LOG.info("{}", line);
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
