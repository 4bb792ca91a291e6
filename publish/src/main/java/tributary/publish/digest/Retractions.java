package tributary.publish.digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.publish.proof.Fault;
import tributary.publish.proof.Manner;
import tributary.publish.proof.Original;
import tributary.publish.proof.Proof;
import tributary.publish.proof.Sources;
import tributary.publish.proof.Verdict;

/// What has become of the sources since a story was told of them. A claim whose source was deleted,
/// or does not say so in its newer version, is cut, and what remains takes its place: no source can
/// hold an edition back. A sentence that a newer version has elsewhere is cited there. Cut is, too,
/// what a source says but nobody may pass on: addresses, orders to the reader, half sentences.
final class Retractions {
  /// Faults that a source can have and that are none of ours.
  private static final Set<Fault> OF_THE_SOURCE = Set.of(Fault.LINK, Fault.INSTRUCTION, Fault.CUT);

  private final Sources sources;
  private final Proof proof;
  private final Consumer<String> notes;

  /// @param notes hears a sentence for each claim that is cut
  Retractions(Sources sources, Consumer<String> notes) {
    this.sources = sources;
    this.proof = new Proof(sources);
    this.notes = notes;
  }

  /// The story as its sources still tell it; empty where none of them is there any more.
  Optional<Story> of(Story story) {
    List<Member> there =
        story.members().stream().filter(m -> sources.find(m.item()).isPresent()).toList();
    if (there.isEmpty()) {
      notes.accept("Story %s is left out: all its sources were deleted".formatted(story.id()));
      return Optional.empty();
    }
    Map<String, Integer> versions = new HashMap<>();
    story.members().forEach(member -> versions.put(member.item(), member.version()));
    Story left = story.sifted(claim -> standing(story.id(), claim, versions));
    boolean anothers = there.stream().anyMatch(m -> m.title().equals(story.headline()));
    boolean gone =
        !anothers && story.members().stream().anyMatch(m -> m.title().equals(story.headline()));
    return Optional.of(gone ? left.headed(there.getFirst().title()) : left);
  }

  private Optional<Claim> standing(String story, Claim claim, Map<String, Integer> versions) {
    List<Citation> left = new ArrayList<>();
    for (Citation citation : claim.citations()) {
      standing(citation, versions).ifPresent(left::add);
    }
    if (left.isEmpty()) {
      notes.accept("Story %s: its source no longer says: %s".formatted(story, claim.text()));
      return Optional.empty();
    }
    Claim now = new Claim(claim.text(), left);
    Verdict verdict = proof.of(now, Manner.TAKEN);
    if (verdict instanceof Verdict.Fails(Fault fault, String what)
        && (left.size() < claim.citations().size()
            || (quotes(now) && OF_THE_SOURCE.contains(fault)))) {
      notes.accept(
          "Story %s: a claim %s (%s): %s".formatted(story, fault.sentence(), what, claim.text()));
      return Optional.empty();
    }
    return Optional.of(now);
  }

  private static boolean quotes(Claim claim) {
    return claim.citations().stream()
        .anyMatch(citation -> citation.quote().strip().equals(claim.text().strip()));
  }

  /// What nobody deleted and nobody edited is left to the gate.
  private Optional<Citation> standing(Citation citation, Map<String, Integer> versions) {
    Integer version = versions.get(citation.item());
    Optional<Original> found = sources.find(citation.item());
    if (version == null) {
      return Optional.of(citation);
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Original original = found.get();
    boolean there =
        original
            .sentence(citation.sentence())
            .filter(sentence -> sentence.text().equals(citation.quote()))
            .isPresent();
    if (there || original.version() <= version) {
      return Optional.of(citation);
    }
    return original.saying(citation.quote()).map(sentence -> moved(citation, sentence));
  }

  private static Citation moved(Citation citation, Sentence to) {
    return new Citation(citation.item(), to.id(), to.text(), to.second());
  }
}
