package tributary.enrich.embedding;

import java.util.List;
import tributary.events.item.Vector;

/// What stage `embed` made of a draft.
///
/// @param vectors those among its embeddings that were not kept yet
public record Computed(Embedded embedded, List<Vector> vectors) {
  public Computed {
    vectors = List.copyOf(vectors);
  }
}
