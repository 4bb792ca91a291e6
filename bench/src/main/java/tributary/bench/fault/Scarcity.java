package tributary.bench.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Too little disk, heap, or handles.
final class Scarcity {
  private static final String ENRICH = Role.ENRICH.instance(1);

  private Scarcity() {}

  static List<Fault> all() {
    return List.of(
        Fault.shared("F19", "the disk of the broker is full", Scarcity::broker),
        Fault.shared("F20", "the disk of enrich's stores is full", Scarcity::stores),
        Fault.shared("F58", "enrich has too little heap", Scarcity::heap),
        Fault.shared("F59", "enrich may open too few files", Scarcity::handles));
  }

  /// It ends; nothing that it acknowledged is gone once there is room again.
  private static String broker(Household house, Random chance) throws Exception {
    house.broker().letGo();
    int code = house.broker().ended(Duration.ofSeconds(30));
    String said;
    try (SmallDisk disk = SmallDisk.inPlaceOf(house.folder().resolve("kafka"), 256)) {
      house.brokerWay(Jvm.Way.megabytes(256).in(disk.inside()));
      house.startBroker();
      double _ = house.recovered();
      disk.fill();
      house.papers().edition(20);
      house.await("the broker ends", () -> !house.broker().alive());
      code = house.broker().ended(Duration.ofSeconds(1));
      said = house.broker().lastSaid(1);
      disk.free();
      house.startBroker();
      said += "; back after %.1f s".formatted(house.recovered());
      house.broker().letGo();
      int ended = house.broker().ended(Duration.ofSeconds(30));
      Fault.require(ended == 0, "the broker ended with " + ended);
      house.brokerWay(Jvm.Way.megabytes(256));
    }
    house.startBroker();
    return "it ended with %d: %s".formatted(code, said);
  }

  private static String stores(Household house, Random chance) throws Exception {
    int code = house.roles().end(ENRICH);
    int fallen = house.roles().fallen();
    String said;
    try (SmallDisk disk = SmallDisk.inPlaceOf(house.roles().data(ENRICH), 96)) {
      house.roles().way(ENRICH, Jvm.Way.megabytes(320).in(disk.inside()));
      house.roles().start(ENRICH);
      double _ = house.recovered();
      disk.fill();
      house.papers().edition(30);
      house.work(Duration.ofSeconds(20));
      said = "%d falls meanwhile".formatted(house.roles().fallen() - fallen);
      disk.free();
      said += "; back after %.1f s".formatted(house.recovered());
      code = Math.max(code, house.roles().end(ENRICH));
      house.roles().way(ENRICH, null);
    }
    Fault.require(code == 0, "enrich ended with " + code);
    house.roles().start(ENRICH);
    return said;
  }

  private static String heap(Household house, Random chance) throws Exception {
    int code = house.roles().end(ENRICH);
    Fault.require(code == 0, "enrich ended with " + code);
    int megabytes = 64;
    Jvm small = house.roles().once(ENRICH, Jvm.Way.megabytes(megabytes));
    house.papers().edition(40);
    house.work(Duration.ofSeconds(15));
    while (small.alive() && megabytes > 16) {
      small.close();
      megabytes -= 12;
      small = house.roles().once(ENRICH, Jvm.Way.megabytes(megabytes));
      house.work(Duration.ofSeconds(15));
    }
    code = small.ended(Duration.ofSeconds(1));
    Fault.require(
        code == 3, "with %d MB it ended with %d, not by its heap".formatted(megabytes, code));
    house.roles().start(ENRICH);
    return "with %d MB it ends with 3 at once; back after %.1f s"
        .formatted(megabytes, house.recovered());
  }

  /// Fewer and fewer, down from what lets it work: its class path alone is some 150 files.
  private static String handles(Household house, Random chance) throws Exception {
    int code = house.roles().end(ENRICH);
    Fault.require(code == 0, "enrich ended with " + code);
    int files = 208;
    Jvm few = withFiles(house, files);
    while (few.alive() && files > 148) {
      few.close();
      files -= 12;
      few = withFiles(house, files);
    }
    code = few.ended(Duration.ofMinutes(1));
    Fault.require(
        code != 0 && code != Jvm.KILLED, "with %d files it ended with %d".formatted(files, code));
    Fault.require(
        few.said().contains("limit of open files"),
        "it does not say what is short:%n    %s".formatted(few.lastSaid(5)));
    house.roles().start(ENRICH);
    return "with %d it ended with %d and named the limit; back after %.1f s"
        .formatted(files, code, house.recovered());
  }

  private static Jvm withFiles(Household house, int files) throws Exception {
    String limit = "--nofile=%d:%d".formatted(files, files);
    Jvm few = house.roles().once(ENRICH, Jvm.Way.megabytes(320).in("prlimit", limit));
    house.papers().edition(10);
    house.work(Duration.ofSeconds(20));
    return few;
  }
}
