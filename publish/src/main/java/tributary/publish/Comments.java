package tributary.publish;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tributary.events.digest.Digest;
import tributary.publish.digest.Commented;
import tributary.publish.model.Commentator;
import tributary.publish.model.Sitting;
import tributary.publish.proof.Original;
import tributary.publish.proof.Sources;

/// What a language model adds to editions that are about to be frozen; nothing where none is
/// configured.
///
/// @param sources where the items' own sentences are looked up
/// @param stop whether publishing ends
record Comments(Optional<Commentator> commentator, Sources sources, BooleanSupplier stop) {

  static Comments of(Means means) {
    return new Comments(
        means.commentator(), id -> means.library().item(id).map(Original::of), means.stop());
  }

  /// The edition as it is to be frozen, within the model's deadline; empty if publishing ended
  /// before it was whole: the next start finds the answers that were kept.
  Optional<Digest> on(Digest digest) {
    if (commentator.isEmpty()) {
      return Optional.of(digest);
    }
    try (Sitting sitting = commentator.get().sit(stop)) {
      List<Digest.Entry> entries = Commented.entries(digest, sitting, sources);
      Digest.ModelUse use = sitting.account(digest.edition(), entries);
      return stop.getAsBoolean() ? Optional.empty() : Optional.of(digest.with(entries, use));
    }
  }
}
