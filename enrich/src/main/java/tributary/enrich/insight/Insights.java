package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tributary.enrich.text.TermVector;
import tributary.events.item.Sentence;

/// The claims of an item that are worth knowing: sentences that stand alone, near the centre of
/// what their part says, early in it, about what the title says, and unlike each other. With each
/// goes what the source says it leads to, if a sentence soon after says so; nothing is inferred.
/// Safe to share between threads.
public final class Insights {
  /// Of an item without parts.
  static final int MOST = 5;

  /// Of one part of an episode.
  private static final int OF_A_PART = 2;

  /// Of an episode.
  private static final int OF_ALL_PARTS = 20;

  /// So many sentences that could speak for it earn a text one insight more.
  private static final int SENTENCES_EACH = 4;

  /// From here on, a sentence says what another has said.
  static final int SAME = 550;

  private static final int POSITION = 400;
  private static final int REDUNDANCY = 500;

  /// A consequence stands this close behind its claim, whatever its words.
  private static final int NEXT = 2;

  /// Or this close, if it shares words with it.
  private static final int REACH = 8;

  private static final int RELATED = 120;

  private final Sayings sayings;

  /// @param sayings remembers what sentences say
  public Insights(Sayings sayings) {
    this.sayings = sayings;
  }

  private record Candidate(int part, int place, Sentence sentence, Saying saying, int score) {}

  /// What is worth knowing, most important first; nothing where no sentence can stand alone.
  ///
  /// @param parts the text, in parts that each say something of their own
  public List<Finding> of(String title, List<List<Sentence>> parts) {
    TermVector matter = sayings.of(title).vector();
    List<Candidate> chosen = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      List<Candidate> candidates = candidates(part, parts.get(part), matter);
      int most = parts.size() > 1 ? OF_A_PART : MOST;
      choose(candidates, Math.min(most, 1 + (candidates.size() - 1) / SENTENCES_EACH), chosen);
    }
    Set<Sentence> taken = new HashSet<>();
    chosen.forEach(claim -> taken.add(claim.sentence()));
    return chosen.stream()
        .sorted(Comparator.comparingInt(Candidate::score).reversed())
        .limit(parts.size() > 1 ? OF_ALL_PARTS : MOST)
        .map(claim -> new Finding(claim.sentence(), impact(claim, parts.get(claim.part()), taken)))
        .toList();
  }

  private List<Candidate> candidates(int part, List<Sentence> sentences, TermVector matter) {
    List<Candidate> candidates = new ArrayList<>();
    Centre centre = new Centre();
    for (Sentence sentence : sentences) {
      Saying saying = sayings.of(sentence.text());
      if (saying.whole()) {
        centre.add(saying.vector());
      }
    }
    int place = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Saying saying = sayings.of(sentences.get(i).text());
      if (saying.alone(sentences.get(i))) {
        int score =
            centre.cosine(saying.vector())
                + POSITION / (1 + place)
                + matter.cosine(saying.vector()) / 2
                + saying.merit()
                + (sentences.get(i).second() == null ? 0 : Chorus.SPOKEN);
        candidates.add(new Candidate(part, i, sentences.get(i), saying, score));
      }
      place += saying.whole() ? 1 : 0;
    }
    return candidates;
  }

  /// Adds the best to those that were chosen of other parts (maximal marginal relevance; Carbonell
  /// and Goldstein 1998).
  private static void choose(List<Candidate> candidates, int most, List<Candidate> chosen) {
    List<Candidate> left = new ArrayList<>(candidates);
    for (Candidate known : chosen) {
      left.removeIf(candidate -> same(candidate, known));
    }
    int until = chosen.size() + most;
    while (chosen.size() < until && !left.isEmpty()) {
      ToIntFunction<Candidate> marginal =
          candidate -> candidate.score() - REDUNDANCY * nearest(candidate, chosen) / 1000;
      Candidate best = left.getFirst();
      for (Candidate candidate : left) {
        best = marginal.applyAsInt(candidate) > marginal.applyAsInt(best) ? candidate : best;
      }
      Candidate taken = best;
      chosen.add(taken);
      left.removeIf(candidate -> same(candidate, taken));
    }
  }

  private static boolean same(Candidate one, Candidate other) {
    return one.equals(other) || one.saying().vector().cosine(other.saying().vector()) >= SAME;
  }

  private static int nearest(Candidate candidate, List<Candidate> chosen) {
    int nearest = 0;
    for (Candidate other : chosen) {
      nearest = Math.max(nearest, candidate.saying().vector().cosine(other.saying().vector()));
    }
    return nearest;
  }

  /// The first sentence behind a claim that says what follows.
  ///
  /// @param taken as claims and as what follows from others
  private @Nullable Sentence impact(Candidate claim, List<Sentence> part, Set<Sentence> taken) {
    if (claim.saying().consequence()) {
      return null;
    }
    int end = Math.min(part.size(), claim.place() + REACH + 1);
    for (int i = claim.place() + 1; i < end; i++) {
      Sentence sentence = part.get(i);
      Saying saying = sayings.of(sentence.text());
      boolean near = i - claim.place() <= NEXT;
      boolean tied = near || related(claim.saying(), saying);
      if (saying.consequence() && (saying.alone() || near) && tied && taken.add(sentence)) {
        return sentence;
      }
    }
    return null;
  }

  private static boolean related(Saying claim, Saying other) {
    return claim.vector().cosine(other.vector()) >= RELATED;
  }
}
