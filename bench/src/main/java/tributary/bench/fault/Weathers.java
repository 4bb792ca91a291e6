package tributary.bench.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import tributary.bench.fault.Forwarder.Weather;

/// A broker that goes and comes, a bad network between it and the roles, machines that stand still.
final class Weathers {
  private static final String ENRICH = Role.ENRICH.instance(1);
  private static final long MOST_GROWN = 64L << 20;

  private Weathers() {}

  static List<Fault> all() {
    return List.of(
        Fault.shared("F13", "the broker ends in order and starts again", Weathers::restart),
        Fault.shared("F14", "the broker is killed under load, five times", Weathers::killed),
        Fault.shared("F16", "the broker is away for a minute", Weathers::away),
        Fault.shared("F29", "enrich stands still for 20 s, then for 60 s", Weathers::frozen),
        Fault.shared("F30", "everything stands still for 40 s", Weathers::asleep),
        Fault.shared("F54", "a slow network, resets, 30 s without any", Weathers::rough),
        Fault.shared("F55", "connections stay open, and nothing comes, for 20 s", Weathers::dead));
  }

  private static String restart(Household house, Random chance) throws Exception {
    house.broker().letGo();
    int code = house.broker().ended(Duration.ofSeconds(30));
    long begun = System.nanoTime();
    house.startBroker();
    double up = (System.nanoTime() - begun) / 1e9;
    Fault.require(code == 0, "the broker ended with " + code);
    return "broker up after %.1f s, all back after %.1f s".formatted(up, house.recovered());
  }

  private static String killed(Household house, Random chance) throws Exception {
    return killed(house, chance, 5);
  }

  static String killed(Household house, Random chance, int times) throws Exception {
    double up = 0;
    double worst = 0;
    for (int i = 0; i < times; i++) {
      house.work(Duration.ofMillis(500 + chance.nextInt(1500)));
      house.broker().kill();
      long begun = System.nanoTime();
      house.startBroker();
      up = Math.max(up, (System.nanoTime() - begun) / 1e9);
      worst = Math.max(worst, house.recovered());
    }
    return "broker up after %.1f s, all back after %.1f s, at worst".formatted(up, worst);
  }

  /// Ingest has to stop asking: what it cannot write, it would ask for again.
  private static String away(Household house, Random chance) throws Exception {
    house.broker().kill();
    long memory = house.roles().get("ingest").resident();
    house.work(Duration.ofSeconds(20));
    long before = house.papers().requests();
    house.work(Duration.ofSeconds(40));
    long asked = house.papers().requests() - before;
    long grown = house.roles().get("ingest").resident() - memory;
    house.startBroker();
    double back = house.recovered();
    Fault.require(asked < 400, "ingest asked " + asked + " times though it could not write");
    Fault.require(grown < MOST_GROWN, "ingest grew by %d MB".formatted(grown >> 20));
    return "ingest asked %d times meanwhile and grew by %d MB; back after %.1f s"
        .formatted(asked, grown >> 20, back);
  }

  private static String frozen(Household house, Random chance) throws Exception {
    StringBuilder said = new StringBuilder();
    for (int seconds : List.of(20, 60)) {
      house.roles().get(ENRICH).freeze();
      house.work(Duration.ofSeconds(seconds));
      house.roles().get(ENRICH).thaw();
      said.append("back %.1f s after %d s, ".formatted(house.recovered(), seconds));
    }
    return "" + said + house.roles().fallen() + " ended by themselves until now";
  }

  private static String asleep(Household house, Random chance) throws Exception {
    List<Jvm> all =
        List.of(
            house.broker(),
            house.roles().get("ingest"),
            house.roles().get(ENRICH),
            house.roles().get("publish"));
    for (Jvm one : all) {
      one.freeze();
    }
    Thread.sleep(40_000);
    for (Jvm one : all) {
      one.thaw();
    }
    return "back after %.1f s".formatted(house.recovered());
  }

  private static String rough(Household house, Random chance) throws Exception {
    house.forwarder().weather(Weather.ROUGH);
    house.work(Duration.ofSeconds(20));
    house.forwarder().weather(Weather.CUT);
    house.work(Duration.ofSeconds(30));
    house.forwarder().weather(Weather.FAIR);
    return "back after %.1f s".formatted(house.recovered());
  }

  private static String dead(Household house, Random chance) throws Exception {
    house.forwarder().weather(Weather.SWALLOWED);
    house.work(Duration.ofSeconds(20));
    house.forwarder().weather(Weather.FAIR);
    return "back after %.1f s".formatted(house.recovered());
  }
}
