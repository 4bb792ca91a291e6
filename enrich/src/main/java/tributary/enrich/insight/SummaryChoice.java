package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/// Chooses sentences one after the other, always the one that adds most to those chosen (greedy, by
/// maximal marginal relevance; Carbonell and Goldstein 1998). Of equals the first counts.
final class SummaryChoice {
  /// From here on, a sentence says what another has said.
  private static final int SAME = 550;

  /// More are never weighed against each other, however long a text is.
  private static final int MOST_CANDIDATES = 600;

  private static final Comparator<SummaryCandidate> AS_THEY_STAND =
      Comparator.comparingInt(SummaryCandidate::source).thenComparingInt(SummaryCandidate::place);

  private final Salience.Weights weights;
  private final List<SummaryCandidate> left;
  private final List<SummaryCandidate> chosen = new ArrayList<>();

  SummaryChoice(List<SummaryCandidate> candidates, Salience.Weights weights) {
    this.weights = weights;
    this.left = new ArrayList<>(candidates);
    if (left.size() > MOST_CANDIDATES) {
      left.sort(Comparator.comparingInt(SummaryCandidate::relevance).reversed());
      left.subList(MOST_CANDIDATES, left.size()).clear();
      left.sort(AS_THEY_STAND);
    }
  }

  /// At most so many that each stand alone, those that say most first.
  List<SummaryCandidate> alone(int lines) {
    while (chosen.size() < lines && !left.isEmpty()) {
      take(best(left, candidate -> candidate.gain(weights)));
    }
    return chosen;
  }

  /// Those that add enough and have at most so many words together, in the order of the texts.
  List<SummaryCandidate> running(int words) {
    int said = 0;
    for (List<SummaryCandidate> open = open(words); !open.isEmpty(); open = open(words - said)) {
      SummaryCandidate best = best(open, candidate -> candidate.runningGain(weights));
      int enough = weights.enough() + weights.tiring() * said / 1000;
      if (best.runningGain(weights) < enough && !chosen.isEmpty()) {
        break;
      }
      take(best);
      said += best.length();
    }
    return chosen.stream().sorted(AS_THEY_STAND).toList();
  }

  /// Those that can be said now in so many words.
  private List<SummaryCandidate> open(int room) {
    left.removeIf(candidate -> candidate.length() > room);
    return left.stream().filter(SummaryCandidate::sayable).toList();
  }

  private static SummaryCandidate best(
      List<SummaryCandidate> candidates, ToIntFunction<SummaryCandidate> gain) {
    SummaryCandidate best = candidates.getFirst();
    int most = Integer.MIN_VALUE;
    for (SummaryCandidate candidate : candidates) {
      int adds = gain.applyAsInt(candidate);
      if (adds > most) {
        best = candidate;
        most = adds;
      }
    }
    return best;
  }

  private void take(SummaryCandidate best) {
    chosen.add(best);
    left.remove(best);
    left.removeIf(candidate -> candidate.meet(best) >= SAME);
  }
}
