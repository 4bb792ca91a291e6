package tributary.publish.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a text that can tell what it is about: each by its stem, with the form in which it
/// stands there.
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’-]*");
  private static final Pattern LETTER = Pattern.compile(".*\\p{L}.*");
  private static final int SHORTEST = 3;

  /// Two sentences of which as many words in a hundred are the same say the same.
  private static final int ALIKE = 60;

  private static final Set<String> FUNCTION =
      Set.copyOf(
          Arrays.asList(
              ("about above after again against all almost also although always among and another any"
                      + " anybody are around ask asked because been before began being below between"
                      + " both but came can cannot come comes could day days did does doing done down"
                      + " during each early either else end ends even ever every few first five for four"
                      + " from gave get gets give given gives goes going good got had half has have"
                      + " having her here him his how however into its itself just keep kept know known"
                      + " last late later least less let like little long longer made make makes making"
                      + " many may might month months more most much must near nearly need needs never"
                      + " new next nine nobody none nor not nothing now off often old once one ones only"
                      + " onto open opens other others our out over own part per put puts rather read run"
                      + " runs said same say saying says second see seen seven several shall she should"
                      + " since six some something still such take taken takes tell ten than that the"
                      + " their them then there these they thing things third this those three through"
                      + " time times today together told too took toward two under until upon use used"
                      + " uses using very want was way week weeks well went were what when where whether"
                      + " which while who whole whom whose why will with within without would year years"
                      + " yet you your according announced adds added report reports reported update")
                  .split(" ")));

  private Words() {}

  /// A word of a text.
  ///
  /// @param form as it stands there
  /// @param inner whether it stands within a sentence: a capital letter then means a name
  record Word(String stem, String form, boolean inner) {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int end = 0;
    while (matcher.find()) {
      String form = matcher.group().replaceAll("['’]s?$", "");
      boolean inner = matcher.start() > 0 && text.substring(end, matcher.start()).isBlank();
      end = matcher.end();
      String lower = form.toLowerCase(Locale.ROOT);
      if (lower.length() >= SHORTEST
          && LETTER.matcher(lower).matches()
          && !FUNCTION.contains(lower)) {
        words.add(new Word(stem(lower), form, inner));
      }
    }
    return words;
  }

  /// Only plurals are folded: what remains is to be seen as a title.
  private static String stem(String word) {
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /// Whether two sentences say the same.
  static boolean alike(String one, String other) {
    Set<String> first = stems(one);
    Set<String> second = stems(other);
    Set<String> all = new HashSet<>(first);
    all.addAll(second);
    first.retainAll(second);
    return all.isEmpty() ? one.equals(other) : first.size() * 100 >= all.size() * ALIKE;
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
