package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Sentences;
import tributary.enrich.text.TermVector;
import tributary.enrich.text.Tokens;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;

/// The few sentences that say most of what a group of texts says: near their common centre, early
/// in their text, and unlike each other (centroid with a position prior, Radev et al. 2004; maximal
/// marginal relevance, Carbonell and Goldstein 1998). Whole sentences, word for word, each with
/// where it stands. Safe to share between threads.
public final class Summary {
  private static final Pattern HANGING =
      Pattern.compile(
          "(?i)(it|its|this|that|these|those|they|he|she|his|her|their|but|and|or|so|also|however|"
              + "instead|still|then|there|such|both|another|neither|nor|yet|which|because|i|we|our|you)\\b.*");

  private static final int FEWEST_WORDS = 6;
  private static final int MOST_WORDS = 60;

  /// Weight of the position prior against centrality, in thousandths.
  private static final int POSITION = 500;

  /// Weight of redundancy against relevance, in thousandths.
  private static final int REDUNDANCY = 700;

  /// From here on, a sentence says what another has said.
  private static final int SAME = 550;

  /// Sentences read lately are not read again: each version of a story has all those of the last.
  private static final int REMEMBERED = 4_000;

  private final DocumentFrequencies frequencies;
  private final int lines;
  private final Map<String, Said> lately = new Lately();

  /// @param frequencies what is rare
  /// @param lines at most this many
  public Summary(DocumentFrequencies frequencies, int lines) {
    this.frequencies = frequencies;
    this.lines = lines;
  }

  /// A text and its candidate sentences, in order.
  public record Source(String item, List<Sentence> sentences) {}

  /// What a sentence says, by itself.
  private record Said(List<String> words, TermVector vector, boolean quotable) {}

  private record Candidate(String item, Sentence sentence, TermVector vector, int relevance) {}

  /// The lines, most important first; none where no sentence can stand alone.
  public List<Claim> of(List<Source> sources) {
    List<Candidate> left = candidates(sources);
    List<Candidate> chosen = new ArrayList<>();
    while (chosen.size() < lines && !left.isEmpty()) {
      Candidate best =
          left.stream()
              .max(Comparator.comparingInt(candidate -> marginal(candidate, chosen)))
              .orElseThrow();
      chosen.add(best);
      left.removeIf(candidate -> candidate.vector().cosine(best.vector()) >= SAME);
      left.remove(best);
    }
    return chosen.stream().map(candidate -> candidate.sentence().claim(candidate.item())).toList();
  }

  /// Whether a sentence may speak for its text: whole, neither a stump nor a page, and not hanging
  /// on the sentence before it.
  public static boolean quotable(String sentence) {
    return quotable(sentence, Tokens.all(sentence));
  }

  private static boolean quotable(String sentence, List<String> words) {
    return words.size() >= FEWEST_WORDS
        && words.size() <= MOST_WORDS
        && Sentences.whole(sentence)
        && !sentence.endsWith("?")
        && Character.isLetterOrDigit(sentence.codePointAt(0))
        && !HANGING.matcher(sentence).lookingAt();
  }

  private List<Candidate> candidates(List<Source> sources) {
    Map<String, Integer> all = new HashMap<>();
    for (Source source : sources) {
      source.sentences().forEach(s -> TermVector.count(said(s.text()).words(), all));
    }
    TermVector centre = TermVector.of(all, frequencies);
    List<Candidate> candidates = new ArrayList<>();
    for (Source source : sources) {
      int position = 0;
      for (Sentence sentence : source.sentences()) {
        if (said(sentence.text()).quotable()) {
          candidates.add(candidate(source.item(), sentence, centre, position));
        }
        position++;
      }
    }
    return candidates;
  }

  private Candidate candidate(String item, Sentence sentence, TermVector centre, int position) {
    TermVector vector = said(sentence.text()).vector();
    int relevance = centre.cosine(vector) + POSITION / (1 + position);
    return new Candidate(item, sentence, vector, relevance);
  }

  private Said said(String sentence) {
    synchronized (lately) {
      Said known = lately.get(sentence);
      if (known != null) {
        return known;
      }
    }
    List<String> words = Tokens.all(sentence);
    Map<String, Integer> counts = new HashMap<>();
    TermVector.count(words, counts);
    Said said = new Said(words, TermVector.of(counts, frequencies), quotable(sentence, words));
    synchronized (lately) {
      lately.put(sentence, said);
    }
    return said;
  }

  private static int marginal(Candidate candidate, List<Candidate> chosen) {
    int nearest =
        chosen.stream().mapToInt(c -> c.vector().cosine(candidate.vector())).max().orElse(0);
    return candidate.relevance() - REDUNDANCY * nearest / 1000;
  }

  private static final class Lately extends LinkedHashMap<String, Said> {
    Lately() {
      super(REMEMBERED, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
      return size() > REMEMBERED;
    }
  }
}
