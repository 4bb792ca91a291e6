package tributary.events.story;

import java.util.List;

/// One claim of a story and its proof.
///
/// @param claim a whole sentence
/// @param citations what it rests on, never empty
public record Insight(String claim, List<Citation> citations) {
  public Insight {
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("a claim without a source: " + claim);
    }
    citations = List.copyOf(citations);
  }
}
