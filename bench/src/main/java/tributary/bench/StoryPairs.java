package tributary.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Normaliser;
import tributary.enrich.story.Features;
import tributary.enrich.story.Features.Feature;
import tributary.enrich.story.Fusion;
import tributary.enrich.story.Probe;
import tributary.enrich.story.Prober;
import tributary.enrich.text.DocumentFrequencies;

/// All pairs of labelled items that share a routing key, as the shards would compare them: what
/// weights are learnt from.
record StoryPairs(List<Example> examples) {
  private static final Instant SEEN = Instant.parse("2026-01-05T00:00:00Z");

  /// A pair and whether both tell the same event.
  record Example(Labelled one, Labelled other, Features features, boolean same) {}

  static StoryPairs of(List<Labelled> items, Embedder embedder) {
    Prober prober = new Prober(DocumentFrequencies.bundled());
    List<Probe> probes = new ArrayList<>();
    Map<String, List<Integer>> byKey = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Draft draft = new Normaliser().normalise(items.get(i).raw(SEEN));
      Embedded embedded =
          new Embedded(
              draft, draft.passages().stream().map(p -> embedder.embed(p.whole())).toList());
      Probe probe = prober.probes(embedded, SEEN, 0).getFirst();
      probes.add(probe);
      for (String key : probe.keys()) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
      }
    }
    return new StoryPairs(examples(items, probes, byKey));
  }

  private static List<Example> examples(
      List<Labelled> items, List<Probe> probes, Map<String, List<Integer>> byKey) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      boolean[] met = new boolean[i];
      for (String key : probes.get(i).keys()) {
        for (int j : byKey.getOrDefault(key, List.of())) {
          if (j < i && !met[j]) {
            met[j] = true;
            examples.add(example(items.get(i), items.get(j), probes.get(i), probes.get(j)));
          }
        }
      }
    }
    return examples;
  }

  private static Example example(Labelled one, Labelled other, Probe a, Probe b) {
    return new Example(one, other, Features.of(a, b), one.event().equals(other.event()));
  }

  /// Weights learnt from the pairs whose events both are of `learnt`.
  Fusion learn(String version, Predicate<String> learnt) {
    List<Example> seen =
        examples.stream()
            .filter(e -> learnt.test(e.one().event()) && learnt.test(e.other().event()))
            .toList();
    List<Feature> all = List.of(Feature.values());
    List<Feature> words = all.stream().filter(f -> f != Feature.MEANING).toList();
    return new Fusion(version, weights(seen, words), weights(seen, all));
  }

  private static Fusion.Weights weights(List<Example> examples, List<Feature> features) {
    double[][] rows = new double[examples.size()][];
    boolean[] labels = new boolean[examples.size()];
    for (int i = 0; i < rows.length; i++) {
      Features values = examples.get(i).features();
      rows[i] = features.stream().mapToDouble(f -> values.get(f) / 1000.0).toArray();
      labels[i] = examples.get(i).same();
    }
    double[] learnt = LogisticRegression.learn(rows, labels);
    Map<Feature, Double> weights = new EnumMap<>(Feature.class);
    for (int k = 0; k < features.size(); k++) {
      weights.put(features.get(k), Math.rint(learnt[k + 1] * 1000) / 1000);
    }
    return new Fusion.Weights(Math.rint(learnt[0] * 1000) / 1000, weights);
  }
}
