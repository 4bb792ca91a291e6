package tributary.ingest.schedule;

import java.time.Duration;

/// How often feeds are visited.
///
/// @param interval between two good visits, unless the source asks for longer
/// @param backoffFirst after the first failure; doubles with each further one
/// @param backoffMost the longest wait: no feed is ever given up
/// @param goneInterval between visits to a source that says it is over
public record CadenceConfig(
    Duration interval, Duration backoffFirst, Duration backoffMost, Duration goneInterval) {

  public CadenceConfig {
    require("interval", interval);
    require("backoffFirst", backoffFirst);
    require("backoffMost", backoffMost);
    require("goneInterval", goneInterval);
    if (backoffMost.compareTo(backoffFirst) < 0) {
      throw new IllegalArgumentException("backoffMost is not less than backoffFirst");
    }
  }

  /// Every hour; after failures from five minutes up to a day.
  public static CadenceConfig defaults() {
    return new CadenceConfig(
        Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofDays(1));
  }

  private static void require(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(key + " is more than zero: " + value);
    }
  }
}
