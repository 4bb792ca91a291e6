package tributary.ingest.outlet;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import tributary.events.item.Ids;

/// Feeds and raw topics are spread by registrable host, so that manners towards a host are one
/// instance's own business.
public final class HostPartition {
  private HostPartition() {}

  /// The partition of the raw topics to which a feed at `url` belongs, wherever on `feeds` it is
  /// followed. Stable between versions of this program: the first 64 bits of the SHA-256 of the
  /// registrable host, unsigned, modulo `partitions`.
  public static int of(URI url, int partitions) {
    long hash = Long.parseUnsignedLong(Ids.hash(registrable(url)), 16);
    return (int) Long.remainderUnsigned(hash, partitions);
  }

  /// The registrable domain of the address, the host itself where it has none. Names below a public
  /// suffix, private ones (`github.io`) included, are domains of their own.
  public static String registrable(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    boolean number = host.startsWith("[") || host.matches("[0-9.]+");
    String domain = number ? null : EffectiveTldFinder.getAssignedDomain(host, true, false);
    return domain == null ? host : domain;
  }
}
