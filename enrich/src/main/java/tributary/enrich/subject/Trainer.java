package tributary.enrich.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tributary.enrich.text.DocumentFrequencies;

/// Learns subjects from their seeds and from items that nobody has labelled: seeds share the items
/// out ([Hits]), what items have in common shares them again ([Mixture]), it is seen which other
/// matters there are beside the subjects ([Kinship]), and a classifier learns from the surest of
/// its own guesses ([Regression]; self-training: Yarowsky 1995). The same items in any order give
/// the same numbers.
public final class Trainer {
  /// What the numbers of a model mean.
  public static final String ALGORITHM = "subjects-1/" + Matters.VERSION;

  private static final int ROUNDS = 5;

  /// Items that must hold a seed of a matter for it to be heard.
  private static final int FEWEST = 3;

  /// What share of each voice's items, the surest first, is learnt from.
  private static final double SURE = .85;

  private final Subjects subjects;
  private final Matters matters;
  private final Consumer<String> progress;

  /// @param progress hears a line now and then
  public Trainer(Subjects subjects, Consumer<String> progress) {
    this.subjects = subjects;
    this.matters = Matters.bundled();
    this.progress = progress;
  }

  /// Learns.
  ///
  /// @param items with different ids, in any order
  /// @throws IllegalArgumentException if nothing can be learnt from them, saying why
  public Learnt learn(List<Reading> items) {
    Corpus corpus = Corpus.of(items, DocumentFrequencies.bundled());
    List<Subject> seeded =
        subjects.subjects().stream().filter(subject -> !subject.seeds().isEmpty()).toList();
    if (corpus.size() == 0) {
      throw new IllegalArgumentException("there are no items: nothing can be learnt");
    }
    Hits hits = heard(Hits.of(corpus, seeds(seeded)), seeded.size());
    if (!hits.any(seeded.size())) {
      throw new IllegalArgumentException(
          "none of %d items holds a seed: nothing can be learnt".formatted(corpus.size()));
    }
    progress.accept("sharing %d items out by their seeds".formatted(corpus.size()));
    Mixture mixture = new Mixture(corpus);
    double[][] shares = mixture.fit(hits.shares());
    int[] kin = new Kinship(corpus, hits, shares).of(seeded.size());
    Hits alone = hits.only(Kinship.alone(kin));
    Regression taught = taught(corpus, mixture.fit(alone.shares()));
    return new Learnt(corpus, hits, seeded, taught);
  }

  /// The subjects, and the matters that items speak of at all.
  private static Hits heard(Hits hits, int subjects) {
    return hits.only(
        IntStream.range(0, hits.voices())
            .filter(v -> v < subjects || hits.items(v) >= FEWEST)
            .toArray());
  }

  private List<List<Seed>> seeds(List<Subject> seeded) {
    return Stream.concat(
            seeded.stream().map(subject -> Seed.of(subject.seeds())),
            matters.matters().stream().map(Matters.Matter::seeds))
        .toList();
  }

  private Regression taught(Corpus corpus, double[][] first) {
    int voices = first[0].length;
    double[][] shares = first;
    Regression taught = Regression.zero(corpus, voices);
    for (int round = 1; round <= ROUNDS; round++) {
      progress.accept("learning, round %d of %d".formatted(round, ROUNDS));
      Regression now = Regression.fit(corpus, surest(shares), voices);
      shares =
          IntStream.range(0, corpus.size())
              .mapToObj(i -> now.predict(corpus, i))
              .toArray(double[][]::new);
      taught = now;
    }
    return taught;
  }

  private static int[] surest(double[][] shares) {
    int[] voice = new int[shares.length];
    Arrays.fill(voice, Regression.UNSURE);
    for (int v = 0; v < shares[0].length; v++) {
      int here = v;
      List<Integer> items =
          new ArrayList<>(
              IntStream.range(0, shares.length)
                  .filter(i -> Dense.greatest(shares[i]) == here)
                  .boxed()
                  .toList());
      items.sort(Comparator.<Integer>comparingDouble(i -> -shares[i][here]).thenComparing(i -> i));
      items.stream()
          .limit((long) Math.ceil(items.size() * SURE))
          .forEach(item -> voice[item] = here);
    }
    return voice;
  }
}
