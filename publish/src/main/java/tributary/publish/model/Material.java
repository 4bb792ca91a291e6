package tributary.publish.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.Sentence;
import tributary.events.story.Brief;
import tributary.publish.proof.Original;

/// The sentences of a story that a model is shown, by short ids that hold for one question. What it
/// says it rests on becomes a citation here: it names an id, and never sees an item's.
///
/// @param sentences in the order in which a reader meets them, then what else their sources begin
///   with
record Material(List<Shown> sentences) {
  /// More than these a small model does not keep apart.
  private static final int MOST = 40;

  /// Characters of a sentence; a longer one is left out, as half of it could say another thing.
  private static final int LONGEST = 700;

  private static final int ALL = 10_000;

  /// Sentences of each source beyond those that the entry cites.
  private static final int BEGINNING = 4;

  Material {
    sentences = List.copyOf(sentences);
  }

  /// A sentence that is shown.
  ///
  /// @param id `s1`, `s2`
  /// @param plain as the model sees it
  /// @param foreign whether it is in another language than English
  record Shown(String id, Citation citation, String plain, boolean foreign) {}

  /// What `entry` rests on.
  ///
  /// @param originals of its sources, in the order in which a reader meets them
  static Material of(Digest.Entry entry, List<Original> originals) {
    Map<String, Original> byItem = new LinkedHashMap<>();
    originals.forEach(original -> byItem.put(original.item(), original));
    Gathering gathering = new Gathering();
    cited(entry)
        .forEach(citation ->
            Optional.ofNullable(byItem.get(citation.item()))
                .ifPresent(original ->
                    original
                        .sentence(citation.sentence())
                        .ifPresent(sentence -> gathering.add(original, sentence))));
    for (Original original : byItem.values()) {
      original.sentences().stream()
          .limit(BEGINNING)
          .forEach(sentence -> gathering.add(original, sentence));
    }
    return new Material(gathering.shown);
  }

  private static Stream<Citation> cited(Digest.Entry entry) {
    return Stream.concat(
            Optional.ofNullable(entry.brief()).stream().flatMap(Material::claims),
            entry.insights().stream().flatMap(Material::claims))
        .flatMap(claim -> claim.citations().stream());
  }

  private static Stream<Claim> claims(Brief brief) {
    return Stream.of(
            Optional.ofNullable(brief.gist()).stream(),
            brief.summary().stream(),
            brief.impact().stream(),
            brief.details().stream().map(Brief.Detail::claim),
            brief.disagreements().stream()
                .flatMap(matter -> matter.sides().stream())
                .flatMap(side -> side.claims().stream()),
            brief.timeline().stream().map(Brief.Development::claim))
        .flatMap(claims -> claims);
  }

  private static Stream<Claim> claims(Insight insight) {
    return Stream.concat(Stream.of(insight.said()), Optional.ofNullable(insight.impact()).stream());
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }

  boolean hasForeign() {
    return sentences.stream().anyMatch(Shown::foreign);
  }

  /// The sentence of a short id; empty where there is none.
  Optional<Shown> find(String id) {
    return sentences.stream().filter(shown -> shown.id().equals(id)).findFirst();
  }

  /// Fills up to the bounds, each sentence and each wording once.
  private static final class Gathering {
    private final List<Shown> shown = new ArrayList<>();
    private int characters;

    void add(Original original, Sentence sentence) {
      Citation citation =
          new Citation(original.item(), sentence.id(), sentence.text(), sentence.second());
      String plain = Plain.text(sentence.text());
      boolean fits =
          shown.size() < MOST
              && !plain.isEmpty()
              && plain.length() <= LONGEST
              && characters + plain.length() <= ALL;
      if (fits && !Plain.speaksToAModel(plain) && isNew(citation, plain)) {
        shown.add(new Shown("s" + (shown.size() + 1), citation, plain, foreign(original, plain)));
        characters += plain.length();
      }
    }

    private boolean isNew(Citation citation, String plain) {
      return shown.stream()
          .noneMatch(other -> other.citation().equals(citation) || other.plain().equals(plain));
    }

    private static boolean foreign(Original original, String plain) {
      String language = original.language();
      return language == null ? Tongue.foreign(plain) : !language.matches("(?i)en(-.*)?");
    }
  }
}
