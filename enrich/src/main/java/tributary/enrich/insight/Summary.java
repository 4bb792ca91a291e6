package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;

/// The few sentences that say most of what a group of texts says, as [Salience] weighs them, and
/// unlike each other. Whole sentences, word for word, each with where it stands. What it costs
/// grows with the words that are read, never with their square. Safe to share between threads.
public final class Summary {
  private final SummarySentences sentences;
  private final Salience salience;
  private final int lines;

  /// @param frequencies what is rare
  /// @param lines at most this many
  public Summary(DocumentFrequencies frequencies, int lines) {
    this(new SummarySentences(frequencies), Salience.bundled(), lines);
  }

  private Summary(SummarySentences sentences, Salience salience, int lines) {
    this.sentences = sentences;
    this.salience = salience;
    this.lines = lines;
  }

  /// The same, weighed otherwise; what was read is remembered for both.
  public Summary weighedBy(Salience other) {
    return new Summary(sentences, other, lines);
  }

  /// A text and its candidate sentences, in order.
  public record Source(String item, List<Sentence> sentences) {
    /// Whether somebody says it aloud.
    boolean spoken() {
      return sentences.stream().anyMatch(s -> s.speaker() != null || s.second() != null);
    }
  }

  /// A sentence that may be said in running text, and what speaks for it: what weights are learnt
  /// from.
  public record Weighed(Sentence sentence, Map<SalienceTrait, Integer> traits) {
    public Weighed {
      traits = Map.copyOf(traits);
    }
  }

  /// The lines, most important first; none where no sentence can stand alone.
  public List<Claim> of(List<Source> sources) {
    Salience.Weights weights = weights(sources);
    return new SummaryChoice(
            candidates(sources, weights, (said, sentence) -> said.saying().alone(sentence)),
            weights)
        .alone(lines).stream().map(SummaryCandidate::claim).toList();
  }

  /// The same as a text to be read from beginning to end: in the order of the sources, where a
  /// sentence may lean on the one before it, and ended where no other adds enough.
  ///
  /// @param words at most so many, counted between spaces
  public List<Claim> running(List<Source> sources, int words) {
    Salience.Weights weights = weights(sources);
    return new SummaryChoice(candidates(sources, weights, (said, _) -> said.runs()), weights)
        .running(words).stream().map(SummaryCandidate::claim).toList();
  }

  /// The sentences of which [#running] chooses.
  public List<Weighed> weighed(List<Source> sources) {
    return candidates(sources, weights(sources), (said, _) -> said.runs()).stream()
        .map(SummaryCandidate::weighed)
        .toList();
  }

  /// Whether a sentence may speak for its text: whole, neither a stump nor a page, and not hanging
  /// on the sentence before it.
  public static boolean quotable(String sentence) {
    return SummarySentence.quotable(sentence);
  }

  private Salience.Weights weights(List<Source> sources) {
    return !sources.isEmpty() && sources.stream().allMatch(Source::spoken)
        ? salience.spoken()
        : salience.written();
  }

  private List<SummaryCandidate> candidates(
      List<Source> sources, Salience.Weights weights, BiPredicate<SummarySentence, Sentence> fit) {
    List<List<SummarySentence>> read =
        sources.stream().map(source -> sentences.read(source.sentences())).toList();
    Centre centre = new Centre();
    read.forEach(text -> text.forEach(sentence -> centre.add(sentence.vector())));
    List<SummaryCandidate> candidates = new ArrayList<>();
    for (int source = 0; source < read.size(); source++) {
      SummaryPlace place = new SummaryPlace(centre, read.get(source).size());
      for (int i = 0; i < read.get(source).size(); i++) {
        SummarySentence said = read.get(source).get(i);
        Source text = sources.get(source);
        if (fit.test(said, text.sentences().get(i))) {
          int[] traits = place.next(said, host(text, text.sentences().get(i)));
          candidates.add(
              new SummaryCandidate(source, i, text, said, traits, weights.relevance(traits)));
        }
      }
    }
    return candidates;
  }

  private static boolean host(Source source, Sentence sentence) {
    return sentence.speaker() != null
        && Objects.equals(sentence.speaker(), source.sentences().getFirst().speaker());
  }
}
