package tributary.bench.fault;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import tributary.events.item.RawItem;

/// Kills at random, one after another, of any role and of the broker.
///
/// @param folder empty; left with what processes wrote
/// @param news what papers print
public record Series(Path folder, long seed, Supplier<RawItem> news, PrintStream out) {
  private static final double PER_SECOND = 8;
  private static final int PER_LINE = 10;
  private static final int LONGEST_MILLIS = 2_500;

  /// Kills so often, then looks at what has to hold.
  ///
  /// @return whether it holds
  public boolean run(int kills) throws Exception {
    Random chance = new Random(seed);
    Map<Role, Integer> roles = new EnumMap<>(Role.class);
    int broker = 0;
    try (Household house = Household.open(folder, seed, news, PER_SECOND)) {
      for (int kill = 1; kill <= kills; kill++) {
        house.work(Duration.ofMillis(chance.nextInt(LONGEST_MILLIS)));
        if (chance.nextInt(7) == 0) {
          house.broker().kill();
          house.startBroker();
          broker++;
        } else {
          Role role = Role.any(chance);
          house.roles().kill(role.instance(1));
          house.roles().start(role.instance(1));
          roles.merge(role, 1, Integer::sum);
        }
        if (kill % PER_LINE == 0 || kill == kills) {
          line(house, kill, roles + ", the broker " + broker);
        }
      }
      out.println(new Promises(house, true).hold());
      return true;
    } catch (Broken e) {
      out.println("BROKEN: " + e.getMessage());
      return false;
    }
  }

  /// An edition is on its way during the next ones.
  private void line(Household house, int kill, String of) throws Exception {
    double back = house.recovered();
    out.printf(
        "%3d kills: %s; back after %.1f s, %,d versions told, %d editions, %d mails%n",
        kill,
        of,
        back,
        house.books().told().size(),
        house.books().editions().size(),
        house.mail().mails());
    if (kill / PER_LINE <= Configuration.EDITIONS) {
      String _ = house.order();
    }
  }
}
