package tributary.bench.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Roles that are killed with SIGKILL, or asked to end, in the middle of their work.
final class Killings {
  private static final String INGEST = Role.INGEST.instance(1);
  private static final String ENRICH = Role.ENRICH.instance(1);
  private static final String PUBLISH = Role.PUBLISH.instance(1);

  private Killings() {}

  static List<Fault> all() {
    return List.of(
        Fault.shared("F01", "ingest is killed while it asks, three times", Killings::asking),
        Fault.shared("F03", "ingest is killed after an answer, six times", Killings::answered),
        Fault.shared("F04", "ingest is killed in a batch of 450, three times", Killings::batch),
        Fault.shared("F05", "enrich is killed at work, five times", Killings::enrich),
        Fault.shared("F06", "enrich is killed as often as it starts, ten times", Killings::restore),
        Fault.shared("F07", "enrich is killed while it ends, three times", Killings::ending),
        Fault.shared("F08", "publish is killed as it makes an edition, four times", Killings::edit),
        Fault.shared("F61", "each role is asked to end with work in hand", Killings::asked));
  }

  static String shortly(Household house, Random chance) throws Exception {
    for (Role role : Role.values()) {
      String digest = house.order();
      house.papers().edition(3);
      Thread.sleep(chance.nextInt(400));
      house.roles().kill(role.instance(1));
      house.roles().start(role.instance(1));
      double _ = house.await("edition " + digest + " is out", () -> house.isOut(digest));
    }
    String broker = Weathers.killed(house, chance, 1);
    return broker + "; stores deleted, " + Losses.stores(house);
  }

  private static String asking(Household house, Random chance) throws Exception {
    return ingest(house, 3, 0, 0, chance);
  }

  private static String answered(Household house, Random chance) throws Exception {
    return ingest(house, 6, 1, 120, chance);
  }

  /// Kills it so many requests from now, and some milliseconds after that.
  private static String ingest(
      Household house, int times, int leastMillis, int mostMillis, Random chance) throws Exception {
    double worst = 0;
    for (int i = 0; i < times; i++) {
      int wanted = 5 + chance.nextInt(20);
      AtomicInteger left = new AtomicInteger(wanted);
      CountDownLatch there = new CountDownLatch(1);
      CountDownLatch killed = new CountDownLatch(mostMillis == 0 ? 1 : 0);
      house
          .papers()
          .onAsked(_ -> {
            if (left.decrementAndGet() == 0) {
              there.countDown();
              await(killed);
            }
          });
      await(there);
      Thread.sleep(leastMillis + (mostMillis == 0 ? 0 : chance.nextInt(mostMillis)));
      house.roles().kill(INGEST);
      killed.countDown();
      house.papers().onAsked(_ -> {});
      house.roles().start(INGEST);
      worst = Math.max(worst, house.recovered());
    }
    return "back after %.1f s at worst".formatted(worst);
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean _ = latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String batch(Household house, Random chance) throws Exception {
    double worst = 0;
    for (int i = 0; i < 3; i++) {
      house.papers().edition(50);
      Thread.sleep(200 + chance.nextInt(600));
      house.roles().kill(INGEST);
      house.roles().start(INGEST);
      worst = Math.max(worst, house.recovered());
    }
    return "back after %.1f s at worst".formatted(worst);
  }

  private static String enrich(Household house, Random chance) throws Exception {
    double worst = 0;
    for (int i = 0; i < 5; i++) {
      house.work(Duration.ofMillis(chance.nextInt(1500)));
      house.roles().kill(ENRICH);
      house.roles().start(ENRICH);
      worst = Math.max(worst, house.recovered());
    }
    return "back after %.1f s at worst".formatted(worst);
  }

  private static String restore(Household house, Random chance) throws Exception {
    for (int i = 0; i < 10; i++) {
      house.roles().kill(ENRICH);
      house.roles().start(ENRICH);
      Thread.sleep(300L * i + chance.nextInt(300));
    }
    return "back after %.1f s, left alone".formatted(house.recovered());
  }

  private static String ending(Household house, Random chance) throws Exception {
    double worst = 0;
    for (int i = 0; i < 3; i++) {
      house.work(Duration.ofMillis(500));
      house.roles().get(ENRICH).terminate();
      Thread.sleep(10 + chance.nextInt(400));
      house.roles().kill(ENRICH);
      house.roles().start(ENRICH);
      worst = Math.max(worst, house.recovered());
    }
    return "back after %.1f s at worst".formatted(worst);
  }

  private static String edit(Household house, Random chance) throws Exception {
    for (int i = 0; i < 4; i++) {
      String digest = house.order();
      Thread.sleep(chance.nextInt(700));
      house.roles().kill(PUBLISH);
      house.roles().start(PUBLISH);
      double _ = house.await("edition " + digest + " is out", () -> house.isOut(digest));
    }
    return "4 editions out";
  }

  /// A healthy role ends with 0 and within ten seconds.
  private static String asked(Household house, Random chance) throws Exception {
    StringBuilder said = new StringBuilder();
    for (Role role : Role.values()) {
      house.papers().edition(5);
      house.work(Duration.ofMillis(300 + chance.nextInt(300)));
      long begun = System.nanoTime();
      int code = house.roles().end(role.instance(1));
      double took = (System.nanoTime() - begun) / 1e9;
      Fault.require(code == 0, "%s ended with %d".formatted(role.command(), code));
      Fault.require(took < 10, "%s took %.1f s to end".formatted(role.command(), took));
      said.append("%s in %.1f s, ".formatted(role.command(), took));
      house.roles().start(role.instance(1));
      double _ = house.recovered();
    }
    return said + "all with 0";
  }
}
