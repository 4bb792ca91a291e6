package tributary.bench.fault;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A role of the house, as its command names it.
public enum Role {
  INGEST,
  ENRICH,
  PUBLISH;

  String command() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// An instance by its number, from 1; the first is named as the role is.
  String instance(int number) {
    return number == 1 ? command() : command() + "-" + number;
  }

  /// One of them at random.
  static Role any(Random chance) {
    List<Role> all = List.of(values());
    return all.get(chance.nextInt(all.size()));
  }

  /// Of which role an instance is.
  static Role of(String instance) {
    return valueOf(instance.replaceFirst("-\\d+$", "").toUpperCase(Locale.ROOT));
  }
}
