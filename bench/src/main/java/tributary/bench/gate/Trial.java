package tributary.bench.gate;

import java.util.List;
import java.util.Optional;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;
import tributary.publish.proof.Manner;
import tributary.publish.proof.Original;
import tributary.publish.proof.Proof;
import tributary.publish.proof.Verdict;

/// A claim of which it is known whether it is true.
///
/// @param kind what was done to it
/// @param originals what it may cite
public record Trial(String kind, boolean truth, Claim claim, List<Original> originals) {
  public Trial {
    originals = List.copyOf(originals);
  }

  static Trial of(String kind, boolean truth, String text, Text source, Sentence cited) {
    Citation citation = new Citation(source.item(), cited.id(), cited.text(), null);
    return new Trial(kind, truth, new Claim(text, List.of(citation)), List.of(source.original()));
  }

  /// What the gate says.
  public Verdict verdict(Manner manner) {
    return new Proof(item -> find(item)).of(claim, manner);
  }

  private Optional<Original> find(String item) {
    return originals.stream().filter(original -> original.item().equals(item)).findFirst();
  }
}
