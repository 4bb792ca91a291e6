package tributary.publish.proof;

import java.util.Optional;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;

/// Holds claims against the sentences that they cite. A function of its arguments.
public final class Proof {
  private final Sources sources;

  /// @param sources where the items' own sentences are looked up
  public Proof(Sources sources) {
    this.sources = sources;
  }

  /// Whether `claim` says what its sources say; the first fault if not.
  public Verdict of(Claim claim, Manner manner) {
    for (Citation citation : claim.citations()) {
      Optional<Verdict.Fails> fault = cited(citation);
      if (fault.isPresent()) {
        return fault.get();
      }
    }
    return claim.citations().stream().anyMatch(c -> c.quote().strip().equals(claim.text().strip()))
        ? new Verdict.Holds()
        : new Verdict.Fails(Fault.SUPPORT, manner == Manner.TAKEN ? "no quote" : "");
  }

  private Optional<Verdict.Fails> cited(Citation citation) {
    Optional<Original> original = sources.find(citation.item());
    if (original.isEmpty()) {
      return Optional.of(new Verdict.Fails(Fault.UNKNOWN_ITEM, citation.item()));
    }
    Optional<Sentence> sentence = original.get().sentence(citation.sentence());
    if (sentence.isEmpty()) {
      return Optional.of(
          new Verdict.Fails(Fault.UNKNOWN_SENTENCE, citation.item() + " " + citation.sentence()));
    }
    return citation.quote().isBlank() || !sentence.get().text().equals(citation.quote())
        ? Optional.of(new Verdict.Fails(Fault.QUOTE, citation.quote()))
        : Optional.empty();
  }
}
