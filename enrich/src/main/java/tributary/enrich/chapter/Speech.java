package tributary.enrich.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Tokens;

/// The meaningful words of an episode's units, each by a number.
final class Speech {
  /// Of each unit, its words in order.
  final int[][] words;

  /// Of each word, how rare it is elsewhere.
  final double[] rarity;

  private Speech(int[][] words, double[] rarity) {
    this.words = words;
    this.rarity = rarity;
  }

  static Speech of(List<Unit> units, DocumentFrequencies frequencies) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> known = new ArrayList<>();
    int[][] words = new int[units.size()][];
    for (int i = 0; i < words.length; i++) {
      List<String> said =
          Tokens.all(units.get(i).text()).stream().filter(word -> !Tokens.empty(word)).toList();
      words[i] = new int[said.size()];
      for (int k = 0; k < words[i].length; k++) {
        Integer number = numbers.putIfAbsent(said.get(k), known.size());
        words[i][k] = number == null ? known.size() : number;
        if (number == null) {
          known.add(said.get(k));
        }
      }
    }
    return new Speech(words, known.stream().mapToDouble(frequencies::rarity).toArray());
  }

  int units() {
    return words.length;
  }

  int vocabulary() {
    return rarity.length;
  }
}
