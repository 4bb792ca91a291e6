package tributary.enrich.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// In how many documents of a fixed, public collection each word stands. Frozen and versioned: what
/// is rare must not depend on what the stream has brought so far (docs/time.md). Rebuilt by `bench`
/// (docs/quality.md). Safe to share between threads.
public final class DocumentFrequencies {
  /// The version in the jar.
  public static final String VERSION = "df-1";

  private static final DocumentFrequencies BUNDLED = read(VERSION + ".tsv.gz");

  private static final int RAREST = 3;

  /// A word in no more documents is rare.
  private static final int RARE = 5;

  private final Map<String, Double> rarities = new HashMap<>();
  private final double unknown;
  private final double rare;

  /// Every logarithm is taken once: words are asked for some hundred times an item.
  private DocumentFrequencies(int documents, Map<String, Integer> frequencies) {
    frequencies.forEach((word, frequency) -> rarities.put(word, rarity(documents, frequency)));
    unknown = rarity(documents, 0);
    rare = rarity(documents, RARE);
  }

  /// The table in the jar.
  public static DocumentFrequencies bundled() {
    return BUNDLED;
  }

  /// How rare a word is: `ln((N + 1) / (df + 1))`, from 0 for a word in every document (inverse
  /// document frequency; Spärck Jones 1972, smoothed). Below three documents all words are equally
  /// rare: a name that the collection never saw says no more than one it saw twice.
  public double rarity(String word) {
    return rarities.getOrDefault(word, unknown);
  }

  /// Whether next to no document has a word.
  public boolean rare(String word) {
    return rare(rarity(word));
  }

  /// Whether so rare a word stands in next to no document.
  boolean rare(double rarity) {
    return rarity >= rare;
  }

  private static double rarity(int documents, int frequency) {
    return StrictMath.log((documents + 1.0) / (Math.max(RAREST, frequency) + 1.0));
  }

  private static DocumentFrequencies read(String name) {
    try (InputStream in = DocumentFrequencies.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its table of word frequencies: " + name);
      }
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8));
      Map<String, Integer> frequencies = new HashMap<>();
      lines.lines().forEach(line -> put(frequencies, line));
      Integer documents = frequencies.remove("");
      if (documents == null) {
        throw new IllegalStateException(name + " does not say how many documents it counts");
      }
      return new DocumentFrequencies(documents, frequencies);
    } catch (IOException e) {
      throw new UncheckedIOException("the table of word frequencies cannot be read: " + name, e);
    }
  }

  private static void put(Map<String, Integer> frequencies, String line) {
    int tab = line.indexOf('\t');
    frequencies.put(line.substring(0, tab), Integer.valueOf(line.substring(tab + 1)));
  }
}
