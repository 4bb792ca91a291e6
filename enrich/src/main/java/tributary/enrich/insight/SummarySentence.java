package tributary.enrich.insight;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Sentences;
import tributary.enrich.text.TermVector;
import tributary.enrich.text.Tokens;

/// What a sentence says by itself, wherever it stands.
///
/// @param saying what it is fit for
/// @param length words between spaces
/// @param runs whether it may be said in running text
/// @param clings whether it says nothing without the sentence before it
/// @param traits those that depend on nothing else, by [SalienceTrait]
@SuppressWarnings({"ArrayRecordComponent", "EnumOrdinal"}) // one for each sentence, never compared
record SummarySentence(Saying saying, int length, boolean runs, boolean clings, int[] traits) {
  private static final int FULL = 1000;
  private static final int FEWEST_WORDS = 6;
  private static final int MOST_WORDS = 60;

  /// Talk has long sentences.
  private static final int MOST_RUNNING = 100;

  private static final int LONG = 40;

  /// Words that say nothing without what stands before them.
  private static final Pattern CLINGING =
      Pattern.compile(
          "(?i)(it|its|that|those|these|they|he|she|his|her|their|such|both|another|neither|nor"
              + "|which|because)\\b");

  private static final Pattern LOOSE =
      Pattern.compile(
          "(?i)(this|but|and|or|so|also|however|instead|still|then|there|yet|i|we|our|you)\\b");

  /// So talk begins that is about no matter.
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)(thanks|thank you|welcome|excellent|great|all right|yeah|hi|hello|i'm|i am|ok)\\b");

  private static final Set<String> SELF =
      Set.of(
          "i", "we", "our", "us", "me", "my", "mine", "ours", "i'm", "we're", "i've", "we've",
          "i'd", "we'd", "i'll", "we'll");
  private static final Set<String> ADDRESS =
      Set.of("you", "your", "you're", "you've", "you'd", "you'll", "yourself");

  /// Reads a sentence.
  static SummarySentence read(String text, DocumentFrequencies frequencies) {
    List<String> words = Tokens.all(text);
    boolean speaks = words.size() >= FEWEST_WORDS && words.size() <= MOST_RUNNING;
    return new SummarySentence(
        Saying.of(text, words, frequencies),
        length(text),
        speaks && whole(text) && !ASIDE.matcher(text).lookingAt(),
        CLINGING.matcher(text).lookingAt(),
        traits(text, words, frequencies));
  }

  /// Its meaningful words.
  TermVector vector() {
    return saying.vector();
  }

  /// Whether a sentence may speak for its text alone.
  static boolean quotable(String text) {
    int words = Tokens.all(text).size();
    return whole(text) && alone(text, words);
  }

  /// One of its own traits.
  int trait(SalienceTrait trait) {
    return traits[trait.ordinal()];
  }

  private static boolean alone(String text, int words) {
    return words >= FEWEST_WORDS
        && words <= MOST_WORDS
        && Character.isLetterOrDigit(text.codePointAt(0))
        && !CLINGING.matcher(text).lookingAt()
        && !LOOSE.matcher(text).lookingAt();
  }

  private static boolean whole(String text) {
    return Sentences.whole(text) && !text.endsWith("?");
  }

  private static int[] traits(String text, List<String> words, DocumentFrequencies frequencies) {
    int[] traits = new int[SalienceTrait.values().length];
    int all = Math.max(1, words.size());
    set(traits, SalienceTrait.LENGTH, words.size() * FULL / 50);
    set(traits, SalienceTrait.LONG, words.size() > LONG ? FULL : 0);
    set(traits, SalienceTrait.LOOSE, LOOSE.matcher(text).lookingAt() ? FULL : 0);
    set(traits, SalienceTrait.SELF, among(words, SELF) * FULL / all);
    set(traits, SalienceTrait.ADDRESS, among(words, ADDRESS) * FULL / all);
    set(traits, SalienceTrait.NUMBER, text.chars().anyMatch(c -> c >= '0' && c <= '9') ? FULL : 0);
    set(traits, SalienceTrait.NAMES, capitals(text) * FULL / 5);
    int rarity = 0;
    for (String word : Set.copyOf(words)) {
      rarity += Tokens.empty(word) ? 0 : (int) StrictMath.rint(100 * frequencies.rarity(word));
    }
    set(traits, SalienceTrait.RARITY, rarity * 10 / 8 / all);
    return traits;
  }

  private static void set(int[] traits, SalienceTrait trait, int value) {
    traits[trait.ordinal()] = Math.min(FULL, value);
  }

  private static int among(List<String> words, Set<String> some) {
    return (int) words.stream().filter(some::contains).count();
  }

  private static int capitals(String text) {
    int capitals = 0;
    for (int at = text.indexOf(' '); at >= 0 && capitals < 5; at = text.indexOf(' ', at + 1)) {
      boolean word = at + 1 < text.length() && Character.isUpperCase(text.charAt(at + 1));
      boolean self = word && (at + 2 >= text.length() || !Character.isLetter(text.charAt(at + 2)));
      capitals += word && !self ? 1 : 0;
    }
    return capitals;
  }

  private static int length(String text) {
    int words = text.isEmpty() ? 0 : 1;
    for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
      words++;
    }
    return words;
  }
}
