package tributary.enrich.story;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tributary.enrich.text.Wording;

/// In which ways two passages are alike. Symmetric, in integers. Pure.
///
/// @param values one for each of [Feature], in their order
@SuppressWarnings({"ArrayRecordComponent", "EnumOrdinal"}) // one for each pair that is scored
public record Features(int[] values) {
  private static final int FULL = 1000;
  private static final long SQUARE = (long) Wording.UNIT * Wording.UNIT;

  /// What is compared. Shares and cosines go from 0 to 1000.
  public enum Feature {
    /// Cosine of the texts below the titles.
    TEXT,
    /// Cosine of title and text as one.
    WHOLE,
    /// The same, the titles counted twice.
    HEADED,
    /// Cosine of one's title with the other's whole, the better way round.
    TITLE,
    /// Cosine of one's title with the other's text, the better way round.
    LEAD,
    /// Cosine of the embeddings; 0 where embedding is off.
    MEANING,
    /// Numbers that both state, up to three, a third each.
    NUMBERS,
    /// 1000 where both state numbers and none in common.
    NUMBERS_APART,
    /// Rare words that both have, up to five, a fifth each.
    RARE,
    /// Shared weight of words as a share of the lighter one's (overlap coefficient).
    OVERLAP,
    /// Shared weight of words as a share of both (Jaccard).
    JACCARD
  }

  /// How `a` and `b` are alike.
  public static Features of(Probe a, Probe b) {
    Sums sums = new Sums(a.wording(), b.wording());
    int[] values = new int[Feature.values().length];
    set(values, Feature.TEXT, cosine(sums.text));
    set(values, Feature.WHOLE, cosine(sums.whole));
    set(values, Feature.HEADED, cosine(sums.headed));
    set(values, Feature.TITLE, cosine(Math.max(sums.titleWhole, sums.wholeTitle)));
    set(values, Feature.LEAD, cosine(Math.max(sums.titleText, sums.textTitle)));
    set(values, Feature.MEANING, a.meaning().cosine(b.meaning()));
    int[] own = a.wording().numbers();
    int[] other = b.wording().numbers();
    int numbers = shared(own, other);
    boolean apart = own.length > 0 && other.length > 0 && numbers == 0;
    set(values, Feature.NUMBERS, Math.min(3, numbers) * FULL / 3);
    set(values, Feature.NUMBERS_APART, apart ? FULL : 0);
    set(
        values,
        Feature.RARE,
        Math.min(5, shared(a.wording().rare(), b.wording().rare())) * FULL / 5);
    set(values, Feature.OVERLAP, share(sums.rarity, Math.min(sums.own, sums.other)));
    set(values, Feature.JACCARD, share(sums.rarity, sums.own + sums.other - sums.rarity));
    return new Features(values);
  }

  /// One of them.
  public int get(Feature feature) {
    return values[feature.ordinal()];
  }

  /// Those that are not 0, by name, for a person to read.
  Map<String, Integer> byName() {
    Map<String, Integer> names = new TreeMap<>();
    for (Feature feature : Feature.values()) {
      if (get(feature) != 0) {
        names.put(feature.name().toLowerCase(Locale.ROOT).replace('_', ' '), get(feature));
      }
    }
    return names;
  }

  private static void set(int[] values, Feature feature, int value) {
    values[feature.ordinal()] = value;
  }

  private static int cosine(long dot) {
    return (int) Math.min(FULL, dot * FULL / SQUARE);
  }

  private static int share(long part, long whole) {
    return whole == 0 ? 0 : (int) (part * FULL / whole);
  }

  private static int shared(int[] own, int[] other) {
    int shared = 0;
    for (int i = 0, j = 0; i < own.length && j < other.length; ) {
      int order = Integer.compare(own[i], other[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  /// Products over the words that both have, in one walk.
  private static final class Sums {
    private long text;
    private long whole;
    private long headed;
    private long titleWhole;
    private long wholeTitle;
    private long titleText;
    private long textTitle;
    private long rarity;
    private long own;
    private long other;

    private Sums(Wording a, Wording b) {
      own = sum(a.rarity());
      other = sum(b.rarity());
      for (int i = 0, j = 0; i < a.terms().length && j < b.terms().length; ) {
        int order = Integer.compare(a.terms()[i], b.terms()[j]);
        if (order == 0) {
          add(a, i, b, j);
        }
        i += order <= 0 ? 1 : 0;
        j += order >= 0 ? 1 : 0;
      }
    }

    private static long sum(int[] values) {
      long sum = 0;
      for (int value : values) {
        sum += value;
      }
      return sum;
    }

    private void add(Wording a, int i, Wording b, int j) {
      text += (long) a.text()[i] * b.text()[j];
      whole += (long) a.whole()[i] * b.whole()[j];
      headed += (long) a.headed()[i] * b.headed()[j];
      titleWhole += (long) a.title()[i] * b.whole()[j];
      wholeTitle += (long) a.whole()[i] * b.title()[j];
      titleText += (long) a.title()[i] * b.text()[j];
      textTitle += (long) a.text()[i] * b.title()[j];
      rarity += a.rarity()[i];
    }
  }
}
