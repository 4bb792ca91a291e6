package tributary.ingest;

import java.time.Duration;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.push.PushConfig;
import tributary.ingest.schedule.CadenceConfig;

/// How this room works.
///
/// @param workers visits at the same time; those that wait for their turn at a host come on top
/// @param markEvery how long a partition is silent before it says how far its time has come, by the
///   room's clock; fifteen times as long once nothing has come in for a minute
/// @param cadence how often feeds are visited
/// @param fetch how they are fetched
/// @param push where hubs can reach this instance
public record IngestConfig(
    int workers, Duration markEvery, CadenceConfig cadence, FetchConfig fetch, PushConfig push) {

  public IngestConfig {
    if (workers < 1) {
      throw new IllegalArgumentException("workers is at least 1: " + workers);
    }
    if (!markEvery.isPositive()) {
      throw new IllegalArgumentException("markEvery is more than zero: " + markEvery);
    }
  }

  /// 64 visits at a time, a mark every two seconds.
  public static IngestConfig defaults() {
    return new IngestConfig(
        64,
        Duration.ofSeconds(2),
        CadenceConfig.defaults(),
        FetchConfig.defaults(),
        PushConfig.defaults());
  }
}
