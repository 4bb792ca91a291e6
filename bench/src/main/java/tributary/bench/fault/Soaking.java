package tributary.bench.fault;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tributary.bench.fault.Forwarder.Weather;
import tributary.events.item.RawItem;

/// The house under a heavy load for a while, with something befalling it every half minute.
///
/// @param folder empty; left with what processes wrote
/// @param news what papers print
/// @param perSecond entries printed a second
public record Soaking(
    Path folder, long seed, Supplier<RawItem> news, double perSecond, PrintStream out) {
  private static final int LEAST_SECONDS = 15;
  private static final int MORE_SECONDS = 20;

  /// By how much memory may be higher in the last third of the time than in the one before.
  private static final double FLAT = 1.25;

  private static final double SLACK = 32e6;

  /// What was measured at one moment.
  ///
  /// @param resident bytes of each member
  /// @param disk bytes of topics and stores
  private record Sample(Map<String, Long> resident, long disk, int told) {}

  /// @return whether every promise held, and memory and disk were flat
  public boolean run(Duration time) throws Exception {
    Random chance = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    long begun = System.nanoTime();
    try (Household house = Household.open(folder, seed, news, perSecond)) {
      int minute = 0;
      while (System.nanoTime() - begun < time.toNanos()) {
        house.work(Duration.ofSeconds(LEAST_SECONDS + chance.nextInt(MORE_SECONDS)));
        samples.add(sample(house));
        String what = befall(house, chance);
        int now = (int) ((System.nanoTime() - begun) / 60e9);
        if (now > minute) {
          minute = now;
          line(minute, what, samples.getLast());
          if (minute <= Configuration.EDITIONS) {
            String _ = house.order();
          }
        }
      }
      house.forwarder().weather(Weather.FAIR);
      out.printf("back after %.1f s%n", house.recovered());
      out.println(new Promises(house, true).hold());
    } catch (Broken e) {
      out.println("BROKEN: " + e.getMessage());
      return false;
    }
    return flat(samples);
  }

  private void line(int minute, String what, Sample now) {
    StringBuilder memory = new StringBuilder();
    now.resident.forEach((member, bytes) -> memory.append(" %s %d".formatted(member, bytes >> 20)));
    out.printf(
        "%2d min: %,d versions told, disk %d MB, memory in MB%s; lately: %s%n",
        minute, now.told, now.disk >> 20, memory, what);
  }

  private static String befall(Household house, Random chance) throws Exception {
    String instance = Role.any(chance).instance(1);
    return switch (chance.nextInt(6)) {
      case 0 -> killed(house, instance);
      case 1 -> brokerKilled(house);
      case 2 -> frozen(house, instance, 2_000 + chance.nextInt(10_000));
      case 3 -> weather(house, Weather.ROUGH, chance);
      case 4 -> weather(house, Weather.CUT, chance);
      default -> ended(house, instance);
    };
  }

  private static String killed(Household house, String instance) throws Exception {
    house.roles().kill(instance);
    house.roles().start(instance);
    return instance + " killed";
  }

  private static String brokerKilled(Household house) throws Exception {
    house.broker().kill();
    house.startBroker();
    return "broker killed";
  }

  private static String frozen(Household house, String instance, long millis) throws Exception {
    house.roles().get(instance).freeze();
    Thread.sleep(millis);
    house.roles().get(instance).thaw();
    return instance + " frozen";
  }

  private static String ended(Household house, String instance) throws Exception {
    int code = house.roles().end(instance);
    house.roles().start(instance);
    return instance + " ended with " + code;
  }

  private static String weather(Household house, Weather weather, Random chance) throws Exception {
    house.forwarder().weather(weather);
    house.work(Duration.ofSeconds(3 + chance.nextInt(8)));
    house.forwarder().weather(Weather.FAIR);
    return "the network: " + weather;
  }

  private static Sample sample(Household house) throws IOException {
    Map<String, Long> resident = new TreeMap<>();
    resident.put("broker", house.broker().resident());
    for (Role role : Role.values()) {
      resident.put(role.command(), house.roles().get(role.instance(1)).resident());
    }
    return new Sample(resident, disk(house.folder()), house.books().told().size());
  }

  /// What is really taken, holes left out, of all but the logs.
  private static long disk(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.toString().contains(".log.") && !file.toString().endsWith(".txt"))
          .mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0)
          .sum();
    } catch (UncheckedIOException e) {
      return 0; // a file went meanwhile
    }
  }

  private boolean flat(List<Sample> samples) {
    int third = samples.size() / 3;
    if (third < 2) {
      out.println("too short to say whether memory and disk are flat");
      return true;
    }
    List<Sample> middle = samples.subList(third, 2 * third);
    List<Sample> last = samples.subList(2 * third, samples.size());
    boolean flat = true;
    for (String member : samples.getFirst().resident.keySet()) {
      long before = most(middle, member);
      long after = most(last, member);
      boolean kept = after <= before * FLAT + SLACK;
      flat &= kept;
      out.printf(
          "%s: %d MB at most in the second third, %d MB in the last%s%n",
          member, before >> 20, after >> 20, kept ? "" : ": NOT FLAT");
    }
    double early = perItem(samples.get(third), samples.get(2 * third));
    double late = perItem(samples.get(2 * third), samples.getLast());
    boolean kept = late <= early * FLAT + 4_096;
    out.printf(
        "disk: %.1f kB a version in the second third, %.1f in the last%s%n",
        early / 1024, late / 1024, kept ? "" : ": NOT FLAT");
    return flat && kept;
  }

  private static long most(List<Sample> samples, String member) {
    return samples.stream().mapToLong(s -> s.resident.getOrDefault(member, 0L)).max().orElse(0);
  }

  private static double perItem(Sample from, Sample to) {
    return (to.disk - from.disk) / (double) Math.max(1, to.told - from.told);
  }
}
