package tributary.enrich.insight;

import java.util.LinkedHashMap;
import java.util.Map;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.TermVector;

/// What sentences say, each read once: an item's are read when it is complete, and again for every
/// version of its story. Those of lately are remembered; what is not is read anew and is the same.
/// Safe to share between threads.
public final class Sayings {
  /// One text in some thirty has it.
  private static final double COMMON = 3.4;

  private static final int REMEMBERED = 16_384;

  private final DocumentFrequencies frequencies;
  private final Map<String, Saying> lately =
      new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Saying> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @param frequencies what is rare
  public Sayings(DocumentFrequencies frequencies) {
    this.frequencies = frequencies;
  }

  /// Whether few texts have a word.
  boolean rare(String word) {
    return frequencies.rarity(word) > COMMON;
  }

  /// The words of a title or sentence.
  public TermVector vector(String text) {
    return of(text).vector();
  }

  Saying of(String sentence) {
    synchronized (lately) {
      Saying known = lately.get(sentence);
      if (known != null) {
        return known;
      }
    }
    Saying saying = Saying.of(sentence, frequencies);
    synchronized (lately) {
      lately.put(sentence, saying);
    }
    return saying;
  }
}
