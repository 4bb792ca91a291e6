package tributary.publish.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a text that can tell what it is about: each by its stem, with the form in which it
/// stands there.
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’-]*");
  private static final Pattern LETTER = Pattern.compile(".*\\p{L}.*");
  private static final Pattern NUMBER = Pattern.compile("\\p{N}+(?:[.,]\\p{N}+)*");
  private static final int SHORTEST = 3;

  /// Words of the longest name; a longer run is a headline in capitals.
  private static final int LONGEST_NAME = 3;

  /// Two sentences of which as many words in a hundred are the same say the same.
  private static final int ALIKE = 60;

  private static final Set<String> FUNCTION =
      Set.copyOf(
          Arrays.asList(
              ("about above after again against all almost also although always among and another"
                      + " any anybody are around ask asked because been before began being below"
                      + " between both but came can cannot come comes could day days did does doing"
                      + " done down during each early either else end ends even ever every few first"
                      + " five for four from gave get gets give given gives goes going good got had"
                      + " half has have having her here him his how however into its itself just keep"
                      + " kept know known last late later least less let like little long longer made"
                      + " make makes making many may might month months more most much must near"
                      + " nearly need needs never new next nine nobody none nor not nothing now off"
                      + " often old once one ones only onto open opens other others our out over own"
                      + " part per put puts rather read run runs said same say saying says second see"
                      + " seen seven several shall she should since six some something still such take"
                      + " taken takes tell ten than that the their them then there these they thing"
                      + " things third this those three through time times today together told too"
                      + " took toward two under until upon use used uses using very want was way week"
                      + " weeks well went were what when where whether which while who whole whom"
                      + " whose why will with within without would year years yet you your january"
                      + " february march april june july august september october november december"
                      + " monday tuesday wednesday thursday friday saturday sunday according announced"
                      + " adds added report reports reported update")
                  .split(" ")));

  private Words() {}

  /// A word of a text.
  ///
  /// @param form as it stands there
  /// @param inner whether it stands within a sentence: a capital letter then means a name
  /// @param name the run of capitalised words that it stands in, at most three; itself where there
  ///   is none
  record Word(String stem, String form, boolean inner, String name) {}

  /// A word as it is found.
  ///
  /// @param joined whether only a space parts it from the one before
  private record Found(String form, boolean joined) {
    boolean capital() {
      return Character.isUpperCase(form.codePointAt(0))
          && !FUNCTION.contains(form.toLowerCase(Locale.ROOT));
    }

    boolean tells() {
      String lower = form.toLowerCase(Locale.ROOT);
      return lower.length() >= SHORTEST
          && LETTER.matcher(lower).matches()
          && !FUNCTION.contains(lower);
    }
  }

  static List<Word> of(String text) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int end = 0;
    while (matcher.find()) {
      boolean joined = end > 0 && text.substring(end, matcher.start()).isBlank();
      String form = matcher.group().replaceAll("['’]s?$", "");
      found.add(new Found(form, joined));
      end = matcher.end();
    }
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Found one = found.get(i);
      if (one.tells()) {
        String stem = stem(one.form().toLowerCase(Locale.ROOT));
        words.add(new Word(stem, one.form(), one.joined(), name(found, i)));
      }
    }
    return words;
  }

  private static String name(List<Found> found, int at) {
    int from = at;
    int to = at + 1;
    while (found.get(at).capital()
        && from > 0
        && found.get(from).joined()
        && found.get(from - 1).capital()) {
      from--;
    }
    while (found.get(at).capital()
        && to < found.size()
        && found.get(to).joined()
        && found.get(to).capital()) {
      to++;
    }
    return to - from > LONGEST_NAME
        ? found.get(at).form()
        : found.subList(from, to).stream().map(Found::form).collect(Collectors.joining(" "));
  }

  /// Only plurals are folded: what remains is to be seen as a title.
  private static String stem(String word) {
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /// Whether two sentences say the same: with other numbers they do not.
  static boolean alike(String one, String other) {
    return Saying.of(one).alike(Saying.of(other));
  }

  /// What a sentence says, for many comparisons.
  record Saying(String text, Set<String> numbers, Set<String> stems) {
    static Saying of(String text) {
      return new Saying(text, Words.numbers(text), Words.stems(text));
    }

    /// Whether the other one says the same: with other numbers it does not.
    boolean alike(Saying other) {
      if (!numbers.equals(other.numbers)) {
        return false;
      }
      long both = stems.stream().filter(other.stems::contains).count();
      long all = stems.size() + other.stems.size() - both;
      return all == 0 ? text.equals(other.text) : both * 100 >= all * ALIKE;
    }
  }

  private static Set<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    of(text).forEach(word -> stems.add(word.stem()));
    return stems;
  }

  /// In how many of the texts each word stands.
  static Map<String, Integer> spread(List<String> texts) {
    Map<String, Integer> spread = new HashMap<>();
    texts.forEach(text -> stems(text).forEach(stem -> spread.merge(stem, 1, Integer::sum)));
    return spread;
  }
}
