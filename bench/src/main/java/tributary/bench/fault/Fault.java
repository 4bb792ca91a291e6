package tributary.bench.fault;

import java.nio.file.Path;
import java.util.Random;

/// One thing that can befall the house (docs/faults.md).
public sealed interface Fault {
  /// Of its row.
  String id();

  /// What happens.
  String title();

  /// To a house at work; all promises are looked up afterwards.
  record Shared(String id, String title, Action action) implements Fault {}

  /// To a house of its own, which it leaves broken or which did not see all raw records; it looks
  /// for itself at what has to hold.
  record Own(String id, String title, Action action) implements Fault {}

  /// To a process by itself.
  record Alone(String id, String title, Trial trial) implements Fault {}

  /// Makes it happen, sees it over, and looks at what is special to it.
  @FunctionalInterface
  interface Action {
    /// @return what was measured, in a few words
    /// @throws Broken if a promise did not hold
    String on(Household house, Random chance) throws Exception;
  }

  /// The same, without a house.
  @FunctionalInterface
  interface Trial {
    /// @param folder empty
    String in(Path folder) throws Exception;
  }

  static Fault shared(String id, String title, Action action) {
    return new Shared(id, title, action);
  }

  static Fault own(String id, String title, Action action) {
    return new Own(id, title, action);
  }

  static Fault alone(String id, String title, Trial trial) {
    return new Alone(id, title, trial);
  }

  /// Says so unless it holds.
  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Broken(otherwise);
    }
  }
}
