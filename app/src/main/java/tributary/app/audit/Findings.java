package tributary.app.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an audit found.
///
/// @param closed up to when time is closed, so that everything before must be accounted for
/// @param partitions the numbers of each raw partition, the three topics together
/// @param faults what breaks the law, a sentence each; the first hundred
/// @param faulty how many there are
public record Findings(
    Instant closed, Map<Integer, Conservation> partitions, List<String> faults, int faulty) {

  public Findings {
    partitions = new TreeMap<>(partitions);
    faults = List.copyOf(faults);
  }

  /// The numbers of all partitions.
  public Conservation all() {
    return partitions.values().stream().reduce(Conservation.NOTHING, Conservation::plus);
  }

  /// Whether everything is where it should be.
  public boolean sound() {
    return faulty == 0 && all().difference() == 0;
  }
}
