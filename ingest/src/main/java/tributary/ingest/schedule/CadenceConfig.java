package tributary.ingest.schedule;

import java.time.Duration;

/// How often feeds are visited. Each wait is up to a tenth longer than it says here, so that feeds
/// do not come together.
///
/// @param least between two visits to a busy feed, unless the source asks for longer; a feed whose
///   rhythm is not known yet waits four times as long
/// @param most between two visits to a quiet one
/// @param backoffFirst after the first failure; doubles with each further one
/// @param backoffMost the longest wait after failures: no feed is ever given up
/// @param goneInterval until the next visit to a source that says it is over; doubles up to seven
///   times as long
public record CadenceConfig(
    Duration least,
    Duration most,
    Duration backoffFirst,
    Duration backoffMost,
    Duration goneInterval) {

  public CadenceConfig {
    require("least", least);
    require("most", most);
    require("backoffFirst", backoffFirst);
    require("backoffMost", backoffMost);
    require("goneInterval", goneInterval);
    if (most.compareTo(least) < 0) {
      throw new IllegalArgumentException("most is not less than least");
    }
    if (backoffMost.compareTo(backoffFirst) < 0) {
      throw new IllegalArgumentException("backoffMost is not less than backoffFirst");
    }
  }

  /// From a quarter of an hour to a day; after failures from five minutes up to a day.
  public static CadenceConfig defaults() {
    return new CadenceConfig(
        Duration.ofMinutes(15),
        Duration.ofDays(1),
        Duration.ofMinutes(5),
        Duration.ofDays(1),
        Duration.ofDays(1));
  }

  private static void require(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(key + " is more than zero: " + value);
    }
  }
}
