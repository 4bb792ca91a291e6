package tributary.publish.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;

/// Makes claims of an answer: the citations are made here, of the sentences that were shown. What
/// names none of them, is not English, or is no sentence for readers is withheld; whether the rest
/// says what its sources say is for the gate to find.
final class Selection {
  private static final int LONGEST = 400;

  /// Who names more than these names nothing.
  private static final int MOST_IDS = 6;

  private final Material material;
  private final Answer answer;
  private int withheld;

  private Selection(Material material, Answer answer) {
    this.material = material;
    this.answer = answer;
  }

  /// @throws NoAnswer if it is as a whole in another language than asked
  static Digest.Generated of(Answer answer, Material material, String model) {
    if (isForeign(answer)) {
      throw NoAnswer.because("its answer is in another language than English");
    }
    Selection selection = new Selection(material, answer);
    return new Digest.Generated(
        model,
        selection.claims(Part.SIMPLY),
        selection.claims(Part.ANALYSIS),
        selection.claims(Part.OPTIMISTIC),
        selection.claims(Part.PESSIMISTIC),
        selection.claims(Part.TRANSLATION),
        selection.withheld);
  }

  private static boolean isForeign(Answer answer) {
    List<Answer.Said> all = answer.said().values().stream().flatMap(List::stream).toList();
    return !all.isEmpty() && all.stream().allMatch(said -> Tongue.foreign(said.text()));
  }

  private List<Claim> claims(Part part) {
    List<Claim> claims = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Answer.Said said : answer.said().getOrDefault(part, List.of())) {
      String text = Plain.text(said.text());
      List<Material.Shown> named = named(said);
      boolean fit = isSentence(text) && !named.isEmpty();
      if (!fit || (part == Part.TRANSLATION && !translates(named))) {
        withheld++;
      } else if (claims.size() < part.most() && seen.add(once(part, text, named))) {
        List<Citation> citations = named.stream().map(Material.Shown::citation).toList();
        claims.add(new Claim(text, citations));
      }
    }
    return claims;
  }

  /// No sentence is said twice, nor translated twice.
  private static String once(Part part, String text, List<Material.Shown> named) {
    return part == Part.TRANSLATION ? named.getFirst().id() : text;
  }

  private static boolean isSentence(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && !Tongue.foreign(text)
        && !Plain.speaksToAModel(text);
  }

  private static boolean translates(List<Material.Shown> named) {
    return named.size() == 1 && named.getFirst().foreign();
  }

  /// The sentences that it names, each once; none if it names one that is not there.
  private List<Material.Shown> named(Answer.Said said) {
    List<Material.Shown> named = new ArrayList<>();
    for (String id : said.ids().stream().distinct().toList()) {
      Optional<Material.Shown> shown = material.find(id);
      if (shown.isEmpty()) {
        return List.of();
      }
      named.add(shown.get());
    }
    return named.size() > MOST_IDS ? List.of() : named;
  }
}
