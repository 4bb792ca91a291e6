package tributary.publish.proof;

import java.util.Optional;

/// Where the sources' own words are looked up.
@FunctionalInterface
public interface Sources {
  /// What the latest version of an item says; empty where nobody has it, or has it any more.
  Optional<Original> find(String item);
}
