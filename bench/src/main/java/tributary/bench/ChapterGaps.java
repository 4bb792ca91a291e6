package tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tributary.app.lab.LabelledEpisode;
import tributary.enrich.chapter.Gap;
import tributary.enrich.chapter.Gap.Feature;
import tributary.enrich.chapter.Gaps;
import tributary.enrich.chapter.Judgement;
import tributary.enrich.chapter.Meaning;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.text.DocumentFrequencies;

/// The gaps between the paragraphs of episodes of which it is known where their chapters begin.
record ChapterGaps(List<LabelledEpisode> episodes, Map<String, Meaning> meanings) {
  private static final Set<Feature> OF_MEANING = Set.of(Feature.MEANING);

  /// @param embedder [Embedder.Off] for words alone
  static ChapterGaps of(Path file, Embedder embedder) throws IOException {
    List<LabelledEpisode> episodes = LabelledEpisode.read(file).episodes();
    Map<String, Meaning> meanings = new HashMap<>();
    if (!(embedder instanceof Embedder.Off)) {
      episodes.forEach(one -> meanings.put(one.id(), one.meaning(embedder)));
    }
    return new ChapterGaps(episodes, meanings);
  }

  /// What units of an episode mean; null for words alone.
  @Nullable Meaning meaning(LabelledEpisode episode) {
    return meanings.get(episode.id());
  }

  /// Weights learnt from some of the episodes; those of meaning are those of words where there are
  /// no embeddings.
  Judgement learn(String version, Predicate<String> from) {
    List<Gap> gaps = new ArrayList<>();
    List<Boolean> begins = new ArrayList<>();
    for (LabelledEpisode episode : episodes) {
      if (from.test(episode.id())) {
        List<Gap> own = Gaps.of(episode.units(), meaning(episode), DocumentFrequencies.bundled());
        for (int unit = 1; unit < own.size(); unit++) {
          gaps.add(own.get(unit));
          begins.add(episode.boundaries().contains(unit));
        }
      }
    }
    List<Feature> all = List.of(Feature.values());
    List<Feature> words = all.stream().filter(f -> !OF_MEANING.contains(f)).toList();
    return new Judgement(
        version,
        weights(gaps, begins, words),
        weights(gaps, begins, meanings.isEmpty() ? words : all));
  }

  private static Judgement.Weights weights(
      List<Gap> gaps, List<Boolean> begins, List<Feature> features) {
    double[][] rows = new double[gaps.size()][features.size()];
    boolean[] labels = new boolean[gaps.size()];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = begins.get(i);
      for (int k = 0; k < features.size(); k++) {
        rows[i][k] = gaps.get(i).get(features.get(k)) / 1000.0;
      }
    }
    double[] learnt = LogisticRegression.learn(rows, labels);
    Map<Feature, Double> weights = new EnumMap<>(Feature.class);
    for (int k = 0; k < features.size(); k++) {
      weights.put(features.get(k), Math.rint(1000 * learnt[k + 1]) / 1000);
    }
    return new Judgement.Weights(Math.rint(1000 * learnt[0]) / 1000, weights);
  }
}
