package tributary.enrich.embedding;

import java.util.List;
import tributary.enrich.normalise.Draft;

/// A draft and what it means.
///
/// @param meanings of [Draft#passages], one each, in order
public record Embedded(Draft draft, List<Embedding> meanings) {
  public Embedded {
    meanings = List.copyOf(meanings);
  }

  /// A draft of which it is not asked what it means: [Embedding#NONE] for each passage.
  public static Embedded without(Draft draft) {
    return new Embedded(draft, draft.passages().stream().map(_ -> Embedding.NONE).toList());
  }
}
