package tributary.publish.proof;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tributary.publish.proof.Verdict.Fails;

/// What may be done to a sentence that is taken from a source: words that only join it to the text
/// around are left out, and what stands between commas; a pronoun is replaced by a name of the
/// title. Nothing else.
///
/// @param titles keys of the words in the titles of the cited items
record Taking(Set<String> titles) {

  Optional<Fails> fault(Alignment.Gap gap) {
    Optional<Word> foreign = gap.put().stream().filter(word -> !replaces(word, gap)).findFirst();
    if (foreign.isPresent()) {
      Fault fault =
          switch (foreign.get().sort()) {
            case NUMBER -> Fault.NUMBER;
            case NAME -> Fault.NAME;
            case CONTENT, FUNCTION -> Fault.SUPPORT;
          };
      return Optional.of(new Fails(fault, foreign.get().text()));
    }
    boolean free = gap.left().isEmpty() || gap.bracketed() || !gap.put().isEmpty() || loose(gap);
    return free
        ? Optional.empty()
        : Optional.of(new Fails(Fault.SUPPORT, "without " + gap.left().getFirst().text()));
  }

  private boolean replaces(Word word, Alignment.Gap gap) {
    List<Word> left = gap.left();
    boolean pronoun = left.size() == 1 && Lexicon.ours().is("pronoun", left.getFirst().key());
    return pronoun && word.is(Word.Sort.NAME) && titles.contains(word.key());
  }

  private static boolean loose(Alignment.Gap gap) {
    return gap.left().stream()
        .allMatch(word -> Lexicon.ours().is("connective", word.key()) || word.key().equals("that"));
  }
}
