package tributary.bench.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// Several instances of a role that come and go, or take themselves for one another.
final class Crowds {
  private static final String SECOND = Role.ENRICH.instance(2);

  private Crowds() {}

  static List<Fault> all() {
    return List.of(
        Fault.shared("F26", "a second enrich comes and goes every 2 s, 15 times", Crowds::restless),
        Fault.shared("F27", "a second enrich is killed and never comes back", Crowds::gone),
        Fault.shared("F28", "two processes run as the same instance", Crowds::twins));
  }

  private static String restless(Household house, Random chance) throws Exception {
    for (int i = 0; i < 15; i++) {
      house.roles().start(SECOND);
      house.work(Duration.ofMillis(1500 + chance.nextInt(4000)));
      if (i % 2 == 0) {
        house.roles().kill(SECOND);
      } else {
        int _ = house.roles().end(SECOND);
      }
    }
    return "back after %.1f s".formatted(house.recovered());
  }

  /// Whether an instance of enrich has partitions to read.
  private static boolean works(Household house, String instance) {
    try (Admin admin = Admin.create(house.cluster().admin())) {
      String group = house.cluster().name("enrich");
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .flatMap(described -> described.members().stream())
          .filter(member -> member.clientId().startsWith(instance + "-"))
          .anyMatch(member -> !member.assignment().topicPartitions().isEmpty());
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// The others have its share once its session is over, 12 s.
  private static String gone(Household house, Random chance) throws Exception {
    house.roles().start(SECOND);
    house.await("the second is at work", () -> works(house, SECOND));
    double _ = house.recovered();
    house.roles().kill(SECOND);
    double took = house.recovered();
    return "the first has it all after %.1f s".formatted(took);
  }

  /// The later one has the name: the one before ends, and says why.
  private static String twins(Household house, Random chance) throws Exception {
    StringBuilder said = new StringBuilder();
    for (Role role : List.of(Role.ENRICH, Role.INGEST)) {
      String name = role.instance(1);
      Jvm first = house.roles().release(name);
      house.roles().start(name);
      int code = first.ended(Duration.ofMinutes(1));
      Fault.require(code == 1, "%s's twin did not end: %d".formatted(name, code));
      Fault.require(
          first.said().contains("another program has joined under this instance"),
          name + " does not say that another runs under its name:\n    " + first.lastSaid(6));
      said.append("%s: %s; ".formatted(name, "the first ended and said why"));
      double _ = house.recovered();
    }
    return said.toString();
  }
}
