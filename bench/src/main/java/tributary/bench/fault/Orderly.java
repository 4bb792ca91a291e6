package tributary.bench.fault;

import java.time.Clock;
import tributary.app.edition.Orders;
import tributary.events.topic.Cluster;

/// Editions at the moment one is wanted: each of a digest of its own, as `tributary digest publish`
/// orders it.
final class Orderly {
  private Orderly() {}

  /// Orders the edition of a digest that is running.
  ///
  /// @param number of the digest, from 1
  /// @return the digest's name
  static String next(Cluster cluster, int number) {
    if (number > Configuration.EDITIONS) {
      throw new IllegalStateException(
          "there are " + Configuration.EDITIONS + " digests to order from");
    }
    String digest = "e" + number;
    String _ = new Orders(cluster, Clock.systemUTC()).publish(digest, digest + "-running");
    return digest;
  }
}
