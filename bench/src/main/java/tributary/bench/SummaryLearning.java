package tributary.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tributary.app.lab.Rouge;
import tributary.enrich.insight.Salience;
import tributary.enrich.insight.SalienceTrait;
import tributary.enrich.insight.Summary;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.claim.Claim;

/// Learns what makes a sentence worth saying from items that people wrote on what was said: the
/// weights of its traits by regression on how much of its wording the item has, then how sentences
/// are chosen by trying. Nothing is left to chance: the same items give the same weights.
final class SummaryLearning {
  /// Episodes fall into so many parts.
  static final int PARTS = 5;

  private static final int WORDS = 120;
  private static final int FEWEST_WRITTEN = 30;
  private static final int MOST_WRITTEN = 150;

  /// Of what is learnt from: very short and very long items say little about a sentence.
  private static final int FEWEST_LEARNT = 15;

  private static final int MOST_LEARNT = 300;
  private static final int FEWEST_SPOKEN = 80;

  /// Behind these, few are ever chosen.
  private static final int MOST_SENTENCES = 31;

  private static final double RIDGE = 20;

  private final Summary summary = new Summary(DocumentFrequencies.bundled(), 1);
  private final Map<Recap, List<String>> written = new HashMap<>();
  private final Map<String, List<String>> words = new HashMap<>();
  private final List<Recap> recaps;

  SummaryLearning(List<Recap> recaps) {
    this.recaps = recaps;
    recaps.forEach(recap -> written.put(recap, Rouge.words(recap.written())));
  }

  /// Those on which enough is said and written to tell good from bad.
  static List<Recap> judged(List<Recap> recaps) {
    return recaps.stream()
        .filter(recap -> recap.spoken() >= WORDS)
        .filter(recap -> Recap.length(recap.written()) >= FEWEST_WRITTEN)
        .filter(recap -> Recap.length(recap.written()) <= MOST_WRITTEN)
        .toList();
  }

  /// Which part its episode is in.
  static int part(Recap recap) {
    return Math.floorMod(recap.episode().hashCode(), PARTS);
  }

  /// The production summary.
  String summary(Recap recap, Salience salience) {
    return SummariesQuality.text(
        summary.weighedBy(salience).running(List.of(source(recap)), WORDS));
  }

  /// Weights for speech that suit the items that `learnt` chooses.
  Salience learn(Predicate<Recap> learnt) {
    List<Recap> seen = recaps.stream().filter(learnt).toList();
    double[] line = LinearRegression.learn(examples(seen), RIDGE);
    Map<SalienceTrait, Integer> traits = new EnumMap<>(SalienceTrait.class);
    int next = 1; // the bias comes first
    for (SalienceTrait trait : SalienceTrait.values()) {
      traits.put(trait, (int) Math.rint(1000 * line[next]));
      next++;
    }
    List<Recap> judged = judged(seen);
    Salience best = Salience.bundled();
    double reached = -1;
    for (int[] choice : choices()) {
      Salience tried = salience(traits, choice);
      double score = score(tried, judged);
      if (score > reached) {
        best = tried;
        reached = score;
      }
    }
    return best;
  }

  /// How sentences are chosen: redundancy, running, enough, tiring.
  private static List<int[]> choices() {
    List<int[]> all = new ArrayList<>();
    for (int redundancy : new int[] {0, 100}) {
      for (int running : new int[] {0, 20, 50}) {
        for (int enough : new int[] {-1000, 0, 50, 100, 150, 200}) {
          for (int tiring : new int[] {0, 1000, 2000, 3000}) {
            all.add(new int[] {redundancy, running, enough, tiring});
          }
        }
      }
    }
    return all;
  }

  private List<LinearRegression.Example> examples(List<Recap> seen) {
    List<LinearRegression.Example> examples = new ArrayList<>();
    for (Recap recap : seen) {
      int length = Recap.length(recap.written());
      if (length >= FEWEST_LEARNT && length <= MOST_LEARNT && recap.spoken() >= FEWEST_SPOKEN) {
        List<String> reference = written.getOrDefault(recap, List.of());
        summary.weighed(List.of(source(recap))).stream()
            .limit(MOST_SENTENCES)
            .map(sentence -> example(sentence, reference))
            .forEach(examples::add);
      }
    }
    return examples;
  }

  private LinearRegression.Example example(Summary.Weighed sentence, List<String> reference) {
    List<String> said = words.computeIfAbsent(sentence.sentence().text(), Rouge::words);
    double[] row =
        Arrays.stream(SalienceTrait.values())
            .mapToDouble(trait -> sentence.traits().getOrDefault(trait, 0) / 1000.0)
            .toArray();
    return new LinearRegression.Example(row, worth(said, reference), said.size());
  }

  /// Half the share of its words that the reference has, and the share of its pairs of words.
  private static double worth(List<String> said, List<String> reference) {
    Rouge rouge = Rouge.of(said, reference);
    double both = said.size() + reference.size();
    double shared = rouge.one() * both / 2 / said.size();
    return said.size() < 2
        ? shared / 2
        : shared / 2 + rouge.two() * (both - 2) / 2 / (said.size() - 1);
  }

  private static Summary.Source source(Recap recap) {
    return new Summary.Source(recap.title(), recap.said());
  }

  private double score(Salience salience, List<Recap> seen) {
    double sum = 0;
    for (Recap recap : seen) {
      List<String> said = new ArrayList<>();
      for (Claim claim : summary.weighedBy(salience).running(List.of(source(recap)), WORDS)) {
        said.addAll(words.computeIfAbsent(claim.text(), Rouge::words));
      }
      Rouge rouge = Rouge.of(said, written.getOrDefault(recap, List.of()));
      sum += rouge.one() + rouge.two() + rouge.longest();
    }
    return sum / seen.size();
  }

  private static Salience salience(Map<SalienceTrait, Integer> traits, int[] choice) {
    Salience.Weights spoken =
        new Salience.Weights(traits, choice[0], choice[1], choice[2], choice[3]);
    return new Salience(Salience.bundled().version(), spoken, Salience.bundled().written());
  }
}
