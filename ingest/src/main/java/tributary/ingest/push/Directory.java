package tributary.ingest.push;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whose feed it is. Any thread.
///
/// @param partitions the subscriptions of all partitions of this instance; null while they are
///   being shared out among the instances
public record Directory(Supplier<@Nullable List<Subscriptions>> partitions) {

  /// Who looks after a feed.
  sealed interface Owner {}

  /// A partition of ours.
  record Ours(Subscriptions subscriptions) implements Owner {}

  /// Nobody here, for certain: another instance, or nobody follows it any more.
  record Nobody() implements Owner {}

  /// It cannot be said yet.
  record Unsettled() implements Owner {}

  Owner of(String feed) {
    List<Subscriptions> all = partitions.get();
    if (all == null) {
      return new Unsettled();
    }
    boolean settled = true;
    for (Subscriptions each : all) {
      if (each.isOpen() && each.concerns(feed)) {
        return new Ours(each);
      }
      settled &= each.isOpen();
    }
    return settled ? new Nobody() : new Unsettled();
  }
}
