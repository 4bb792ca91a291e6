package tributary.events.claim;

import java.util.List;

/// A sentence as readers get it, and its proof.
///
/// @param text whole, never cut
/// @param citations what it rests on, never empty
public record Claim(String text, List<Citation> citations) {
  public Claim {
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("a claim without a source: " + text);
    }
    citations = List.copyOf(citations);
  }
}
