package tributary.enrich.subject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.text.DocumentFrequencies;

/// The items that are learnt from, as numbers. In the order of their ids, so that no result hangs
/// on the order in which they came.
///
/// @param readings by id
/// @param vocabulary words of at least two items, in order
/// @param terms of each item: its words, as places in the vocabulary, ascending
/// @param counts of each term: 1 + ln of how often it stands in the item
/// @param weights of each term: counts by rarity, of length one
/// @param origin the mean of all meanings; empty without embedding
/// @param meanings directions of length one, seen from the origin; empty where there is none
@SuppressWarnings("ArrayRecordComponent") // numbers to reckon with, never compared
record Corpus(
    List<Reading> readings,
    List<String> vocabulary,
    int[][] terms,
    double[][] counts,
    double[][] weights,
    double[] origin,
    double[][] meanings) {
  private static final int MOST_WORDS = 30_000;
  private static final int IN_ITEMS = 2;

  static Corpus of(List<Reading> items, DocumentFrequencies frequencies) {
    List<Reading> readings =
        items.stream().sorted(Comparator.comparing(Reading::id)).distinct().toList();
    List<Map<String, Integer>> bags = readings.stream().map(Reading::counts).toList();
    List<String> vocabulary = vocabulary(bags);
    Map<String, Integer> places = new HashMap<>();
    vocabulary.forEach(word -> places.put(word, places.size()));
    int[][] terms = new int[bags.size()][];
    double[][] counts = new double[bags.size()][];
    double[][] weights = new double[bags.size()][];
    for (int i = 0; i < terms.length; i++) {
      Map<String, Integer> bag = bags.get(i);
      List<String> words = bag.keySet().stream().filter(places::containsKey).toList();
      IntStream often = words.stream().mapToInt(bag::get);
      Map<String, Double> weighed = weighed(bag, frequencies);
      terms[i] = words.stream().mapToInt(places::get).toArray();
      counts[i] = often.mapToDouble(times -> 1 + StrictMath.log(times)).toArray();
      weights[i] = words.stream().mapToDouble(weighed::get).toArray();
    }
    double[] origin = Meanings.mean(readings.stream().map(Reading::meaning).toList());
    double[][] meanings =
        readings.stream().map(r -> Meanings.from(origin, r.meaning())).toArray(double[][]::new);
    return new Corpus(readings, vocabulary, terms, counts, weights, origin, meanings);
  }

  /// Words weighted by how often they stand in a text and how rare they are elsewhere (TF-IDF), of
  /// length one.
  static Map<String, Double> weighed(Map<String, Integer> bag, DocumentFrequencies frequencies) {
    Map<String, Double> weights = new TreeMap<>();
    double square = 0;
    for (Map.Entry<String, Integer> entry : bag.entrySet()) {
      double weight = (1 + StrictMath.log(entry.getValue())) * frequencies.rarity(entry.getKey());
      weights.put(entry.getKey(), weight);
      square += weight * weight;
    }
    double length = square == 0 ? 1 : Math.sqrt(square);
    weights.replaceAll((word, weight) -> weight / length);
    return weights;
  }

  int size() {
    return readings.size();
  }

  private static List<String> vocabulary(List<Map<String, Integer>> bags) {
    Map<String, Integer> items = new TreeMap<>();
    bags.forEach(bag -> bag.keySet().forEach(word -> items.merge(word, 1, Integer::sum)));
    List<Map.Entry<String, Integer>> usual = new ArrayList<>(items.entrySet());
    usual.removeIf(entry -> entry.getValue() < IN_ITEMS);
    usual.sort(
        Map.Entry.<String, Integer>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    return usual.stream().limit(MOST_WORDS).map(Map.Entry::getKey).sorted().toList();
  }

  /// Directions of meanings.
  static final class Meanings {
    private Meanings() {}

    static double[] mean(List<Embedding> all) {
      double[] mean = new double[all.stream().mapToInt(e -> e.values().length).max().orElse(0)];
      int count = 0;
      for (Embedding embedding : all) {
        if (!embedding.none()) {
          count++;
          double[] unit = unit(raw(embedding));
          for (int d = 0; d < mean.length; d++) {
            mean[d] += unit[d];
          }
        }
      }
      for (int d = 0; d < mean.length; d++) {
        mean[d] /= Math.max(1, count);
      }
      return mean;
    }

    /// As seen from `origin`; empty where there is nothing to see.
    static double[] from(double[] origin, Embedding embedding) {
      if (embedding.none() || embedding.values().length != origin.length) {
        return new double[0];
      }
      double[] direction = unit(raw(embedding));
      for (int d = 0; d < direction.length; d++) {
        direction[d] -= origin[d];
      }
      return unit(direction);
    }

    static double[] unit(double[] direction) {
      double square = 0;
      for (double coordinate : direction) {
        square += coordinate * coordinate;
      }
      double length = square == 0 ? 1 : Math.sqrt(square);
      for (int d = 0; d < direction.length; d++) {
        direction[d] /= length;
      }
      return direction;
    }

    private static double[] raw(Embedding embedding) {
      double[] raw = new double[embedding.values().length];
      for (int d = 0; d < raw.length; d++) {
        raw[d] = embedding.values()[d];
      }
      return raw;
    }
  }
}
