package tributary.publish.digest;

import java.util.List;
import java.util.Optional;
import tributary.events.digest.Digest;
import tributary.publish.proof.Original;

/// Who adds a comment of his own to an entry, a language model for one. He is asked once an entry,
/// in the edition's order, on the publishing thread, before the edition is frozen; each sentence he
/// gives is proven like any other, and dropped where it does not hold.
@FunctionalInterface
public interface Commentary {
  /// Nobody comments.
  Commentary NONE = (entry, originals) -> Optional.empty();

  /// @param entry as it was edited and proven
  /// @param originals what the items that it cites or is told by say, in the order in which a
  ///   reader meets them; those alone may be cited
  /// @return empty where there is nothing to add, or whoever should answer does not
  Optional<Digest.Generated> on(Digest.Entry entry, List<Original> originals);
}
