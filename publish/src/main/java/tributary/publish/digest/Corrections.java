package tributary.publish.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tributary.events.digest.Digest;
import tributary.events.digest.Instruction;

/// What readers are told of stories that were wrong: each edition that told one gets a further
/// revision, and the next edition of the same digest passes it on, once.
///
/// @param remedies corrections and takings down, the oldest first
/// @param standing the id of the story that stands today for the story of an id
public record Corrections(
    List<Instruction> remedies, Editions editions, UnaryOperator<String> standing) {
  public Corrections {
    remedies = List.copyOf(remedies);
  }

  /// What a new edition passes on: of stories that other editions of its digest told, and that no
  /// edition has passed on yet.
  public List<Digest.Correction> unheard(String digest, String edition) {
    List<Digest> others =
        editions.newestFirst().stream()
            .filter(other -> other.digest().equals(digest) && !other.edition().equals(edition))
            .toList();
    List<Digest.Correction> unheard = new ArrayList<>();
    for (Instruction remedy : remedies) {
      if (others.stream().noneMatch(other -> passesOn(other, remedy))) {
        correction(remedy, others).ifPresent(unheard::add);
      }
    }
    return unheard;
  }

  private static boolean passesOn(Digest edition, Instruction remedy) {
    return edition.corrections().stream()
        .anyMatch(correction ->
            correction.instruction().equals(remedy.id())
                && !correction.editions().contains(edition.edition()));
  }

  private Optional<Digest.Correction> correction(Instruction remedy, List<Digest> among) {
    List<Digest> tellers =
        among.stream()
            .filter(edition -> told(edition, remedy).isPresent())
            .sorted(Comparator.comparing(Digest::to).thenComparing(Digest::edition))
            .toList();
    return tellers.isEmpty()
        ? Optional.empty()
        : told(tellers.getLast(), remedy)
            .map(story ->
                new Digest.Correction(
                    remedy.id(),
                    story.id(),
                    story.headline(),
                    remedy(remedy),
                    text(remedy),
                    remedy.at(),
                    tellers.stream().map(Digest::edition).toList()));
  }

  private Optional<Editions.Heard> told(Digest edition, Instruction remedy) {
    String story = standing.apply(remedy.about());
    return editions.told(edition.edition()).stream()
        .filter(heard -> standing.apply(heard.id()).equals(story))
        .findFirst();
  }

  /// The remedies for which an edition still needs a further revision: those that came after its
  /// end. What is told after a remedy is told in the knowledge of it.
  public List<Instruction> open(Digest edition) {
    return remedies.stream()
        .filter(remedy -> !remedy.at().isBefore(edition.to()))
        .filter(remedy -> !editions.done(edition.edition(), remedy.id()))
        .filter(remedy -> told(edition, remedy).isPresent())
        .toList();
  }

  /// Whether an edition tells a story that was taken down.
  public boolean tellsWhatIsDown(Digest edition) {
    Set<String> down = new HashSet<>();
    remedies.stream()
        .filter(remedy -> remedy(remedy) == Digest.Remedy.RETRACTED)
        .forEach(remedy -> down.add(standing.apply(remedy.about())));
    return edition.entries().stream()
        .anyMatch(entry -> down.contains(standing.apply(entry.story())));
  }

  /// The further revision of `edition` that `remedy` asks for.
  ///
  /// @param edition its latest revision, see [#open]
  public Digest revised(Digest edition, Instruction remedy) {
    String story = standing.apply(remedy.about());
    boolean stays = remedy(remedy) == Digest.Remedy.CORRECTED;
    List<Digest.Entry> entries =
        edition.entries().stream()
            .filter(entry -> stays || !standing.apply(entry.story()).equals(story))
            .toList();
    List<Digest> same =
        editions.newestFirst().stream()
            .filter(other -> other.digest().equals(edition.digest()))
            .toList();
    List<Digest.Correction> corrections = new ArrayList<>(edition.corrections());
    correction(remedy, same).ifPresent(corrections::add);
    return edition.revised(
        edition.revision() + 1,
        entries,
        stays ? edition.sources() : needed(edition, entries),
        corrections,
        new Digest.Revised(
            remedy.id(), (stays ? "Corrected: " : "Taken down: ") + text(remedy), remedy.at()));
  }

  private static List<Digest.Source> needed(Digest edition, List<Digest.Entry> entries) {
    Set<String> items = new HashSet<>();
    for (Digest.Entry entry : entries) {
      items.addAll(entry.toldBy());
      Stream.concat(Gate.claims(entry), Gate.generated(entry))
          .flatMap(claim -> claim.citations().stream())
          .forEach(citation -> items.add(citation.item()));
    }
    return edition.sources().stream().filter(source -> items.contains(source.item())).toList();
  }

  private static Digest.Remedy remedy(Instruction instruction) {
    return switch (instruction.what()) {
      case TAKE_DOWN -> Digest.Remedy.RETRACTED;
      case CORRECT -> Digest.Remedy.CORRECTED;
      case APPROVE, REJECT, PUBLISH, REVISE, SUPPRESS, RESTORE, RESEND, ARRIVED ->
          throw new IllegalArgumentException("no remedy: " + instruction.what());
    };
  }

  private static String text(Instruction instruction) {
    return instruction.text() == null ? "No reason was given." : instruction.text();
  }
}
