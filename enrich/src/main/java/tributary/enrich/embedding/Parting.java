package tributary.enrich.embedding;

import java.util.function.Function;
import tributary.enrich.normalise.Draft;

/// Finds the parts of a draft. Handed in by the hall: this room knows no chapters.
@FunctionalInterface
public interface Parting {
  /// Leaves drafts as they are.
  Parting NONE = (draft, meaning) -> draft;

  /// The draft with its sections.
  ///
  /// @param meaning the embedding of a text, kept from then on
  Draft parted(Draft draft, Function<String, Embedding> meaning);
}
