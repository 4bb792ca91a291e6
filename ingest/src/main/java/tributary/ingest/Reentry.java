package tributary.ingest;

import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import tributary.events.letter.Place;
import tributary.events.topic.Cluster;
import tributary.ingest.outlet.Ledger;
import tributary.ingest.outlet.Outlet;

/// The way back for a record of a raw topic. A raw partition has one writer, whose promises bind
/// whoever writes after it (docs/time.md): so the record does not come in beside that writer.
/// Whoever puts it back becomes the writer for this one transaction, and stamps it above all that
/// was promised. A desk that works there finds itself shut out, and takes its partition up again
/// within seconds; what it had not committed it visits anew.
///
/// @param clock of ingest
public record Reentry(Cluster cluster, Clock clock) {

  /// Puts a record back on the partition that it came from.
  ///
  /// @param origin where it lay
  /// @param headers that it is to have
  public void put(Place origin, String key, byte[] value, Headers headers) {
    try (Outlet outlet = Outlet.fencing(cluster, origin.partition());
        Ledger ledger = Ledger.open(cluster, origin.partition())) {
      Instant now = clock.instant();
      outlet.again(origin.topic(), key, value, headers, now, ledger.stamps());
    }
  }
}
