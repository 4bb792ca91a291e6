package tributary.bench.fault;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.item.RawItem;

/// Faults one after another, each with what has to hold after it; a line each.
///
/// @param folder empty; left with what processes wrote
/// @param news what papers print
/// @param longest no further fault is begun after that
public record Course(
    Path folder, long seed, Supplier<RawItem> news, Duration longest, PrintStream out) {
  private static final double PER_SECOND = 6;

  /// A house that has told so much gives way to a new one: each look at the promises runs all of it
  /// through enrich once more.
  private static final int MUCH = 5_000;

  /// All that can be made to happen here.
  public static List<Fault> all() {
    return Stream.of(
            Starts.all(),
            Killings.all(),
            Weathers.all(),
            Crowds.all(),
            Losses.all(),
            Scarcity.all(),
            Inputs.all())
        .flatMap(List::stream)
        .toList();
  }

  /// The short way through them that each build takes: one of each kind, and one look in the end.
  public static Fault shortcut() {
    return Fault.shared("short", "each role and the broker killed, stores gone", Killings::shortly);
  }

  /// Runs them.
  ///
  /// @return the ids of those after which a promise did not hold
  public List<String> run(List<Fault> faults) throws Exception {
    List<String> broken = new ArrayList<>();
    long begun = System.nanoTime();
    Household house = null;
    try {
      for (Fault fault : faults) {
        if (System.nanoTime() - begun > longest.toNanos()) {
          out.printf("%s  not begun: the time is over%n", fault.id());
          continue;
        }
        if (fault instanceof Fault.Shared && house != null && house.books().told().size() > MUCH) {
          house.close();
          house = null;
        }
        if (fault instanceof Fault.Shared && house == null) {
          house = Household.open(folder.resolve("shared-" + fault.id()), seed, news, PER_SECOND);
        }
        if (!run(fault, house)) {
          broken.add(fault.id());
          if (house != null && fault instanceof Fault.Shared) {
            house.close();
            house = null;
          }
        }
      }
    } finally {
      if (house != null) {
        house.close();
      }
    }
    return broken;
  }

  private boolean run(Fault fault, @Nullable Household shared) throws Exception {
    long begun = System.nanoTime();
    String said;
    boolean held = true;
    try {
      Random chance = new Random(seed ^ fault.id().hashCode());
      said =
          switch (fault) {
            case Fault.Shared one -> shared(one, shared, chance);
            case Fault.Own one -> own(one, chance);
            case Fault.Alone one ->
                one.trial().in(Files.createDirectories(folder.resolve("alone-" + one.id())));
          };
    } catch (Broken e) {
      said = "BROKEN: " + e.getMessage();
      held = false;
    }
    double took = (System.nanoTime() - begun) / 1e9;
    out.printf("%s  %-60s %5.1f s  %s%n", fault.id(), fault.title(), took, said);
    return held;
  }

  private static String shared(Fault.Shared fault, @Nullable Household house, Random chance)
      throws Exception {
    if (house == null) {
      throw new IllegalArgumentException("a house is needed");
    }
    int fallen = house.roles().fallen();
    house.papers().work(PER_SECOND);
    String said = fault.action().on(house, chance);
    int more = house.roles().fallen() - fallen;
    return said
        + (more == 0 ? "" : "; %d ended and were started again".formatted(more))
        + "; "
        + new Promises(house, true).hold();
  }

  private String own(Fault.Own fault, Random chance) throws Exception {
    try (Household house =
        Household.open(folder.resolve("own-" + fault.id()), seed, news, PER_SECOND)) {
      return fault.action().on(house, chance);
    }
  }
}
