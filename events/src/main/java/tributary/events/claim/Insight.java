package tributary.events.claim;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One claim worth knowing, its proof, and what follows from it where the source says so.
///
/// @param claim a whole sentence
/// @param citations what it rests on, never empty; the first is its quote
/// @param impact what the source says it leads to; null where the source says nothing
public record Insight(String claim, List<Citation> citations, @Nullable Claim impact) {
  public Insight {
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("a claim without a source: " + claim);
    }
    citations = List.copyOf(citations);
  }

  /// A claim of which no source says what it leads to.
  public static Insight of(Claim claim) {
    return new Insight(claim.text(), claim.citations(), null);
  }

  /// The claim itself.
  public Claim said() {
    return new Claim(claim, citations);
  }

  /// What is left of it when claim and impact are each asked for: another one in its place, or
  /// none.
  public Optional<Insight> sifted(Function<Claim, Optional<Claim>> sieve) {
    Claim follows = impact == null ? null : sieve.apply(impact).orElse(null);
    return sieve.apply(said()).map(left -> new Insight(left.text(), left.citations(), follows));
  }
}
