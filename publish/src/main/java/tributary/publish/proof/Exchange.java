package tributary.publish.proof;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tributary.publish.proof.Verdict.Fails;

/// What was put into a gap of a claim for what was left out there: a number for a number, a name
/// for a name, a word for its opposite, a "not" for nothing.
record Exchange(Alignment.Gap gap) {
  private static final Set<String> ASIDES = Set.of("who", "which", "whose", "whom");

  /// The first fault, if any.
  ///
  /// @param known stems of all words of the cited sentences
  Optional<Fails> fault(Set<String> known) {
    return exchanged(Word.Sort.NUMBER, Fault.NUMBER)
        .or(() -> exchanged(Word.Sort.NAME, Fault.NAME))
        .or(this::renamed)
        .or(() -> entitled(known))
        .or(this::opposed)
        .or(() -> turned(Word::negates))
        .or(() -> turned(Word::hedges));
  }

  private Optional<Fails> exchanged(Word.Sort sort, Fault fault) {
    Optional<Word> put = gap.put().stream().filter(word -> word.is(sort)).findFirst();
    boolean left = gap.left().stream().anyMatch(word -> word.is(sort));
    return left && put.isPresent() ? fails(fault, put.get()) : Optional.empty();
  }

  /// A name in small letters in another one's place; "the company" is none.
  private Optional<Fails> renamed() {
    boolean left = gap.left().stream().anyMatch(word -> word.is(Word.Sort.NAME));
    boolean described = gap.put().stream().anyMatch(word -> word.is(Word.Sort.FUNCTION));
    return left && !described
        ? gap.put().stream()
            .filter(word -> word.is(Word.Sort.CONTENT))
            .findFirst()
            .flatMap(word -> fails(Fault.NAME, word))
        : Optional.empty();
  }

  /// What a clause beside the matter denies is left out with it: "the order, which nobody read,".
  private Optional<Fails> turned(Predicate<Word> turns) {
    List<Word> put = gap.put().stream().filter(turns).toList();
    boolean aside =
        gap.bracketed()
            && !gap.left().isEmpty()
            && ASIDES.contains(gap.left().getFirst().key())
            && gap.left().getFirst().apart();
    List<Word> before = gap.put().isEmpty() ? gap.tied() : gap.left();
    List<Word> left = aside ? List.of() : before.stream().filter(turns).toList();
    boolean also = gap.left().stream().anyMatch(turns);
    if (!put.isEmpty() && !also) {
      return fails(Fault.REVERSED, put.getFirst());
    }
    return put.isEmpty() && !left.isEmpty()
        ? fails(Fault.REVERSED, left.getFirst())
        : Optional.empty();
  }

  /// A name that only a title has stands for a pronoun.
  private Optional<Fails> entitled(Set<String> known) {
    boolean pronoun =
        gap.left().stream().anyMatch(word -> Lexicon.ours().is("pronoun", word.key()));
    return gap.put().stream()
        .filter(word -> word.is(Word.Sort.NAME) && !known.contains(word.stem()) && !pronoun)
        .findFirst()
        .flatMap(word -> fails(Fault.NAME, word));
  }

  private Optional<Fails> opposed() {
    return gap.put().stream()
        .filter(word ->
            gap.left().stream()
                .anyMatch(left -> Lexicon.ours().opposite(word.lower(), left.lower())))
        .findFirst()
        .flatMap(word -> fails(Fault.REVERSED, word));
  }

  private static Optional<Fails> fails(Fault fault, Word word) {
    return Optional.of(new Fails(fault, word.text()));
  }
}
