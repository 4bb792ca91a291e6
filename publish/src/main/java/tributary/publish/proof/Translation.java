package tributary.publish.proof;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.publish.proof.Verdict.Fails;

/// A claim in another language than its sources: its digits and its names are theirs. A name may
/// end otherwise (`Deutsche`, `Deutschen`); one that the other language spells differently does not
/// hold. What the sentence says of them nobody can tell here.
final class Translation {
  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final int ALIKE = 4;

  private final String text;
  private final Set<String> digits = new HashSet<>();
  private final Set<String> words = new HashSet<>();

  Translation(String text, List<String> sources) {
    this.text = text;
    for (String source : sources) {
      DIGITS.matcher(source).results().forEach(found -> digits.add(found.group()));
      Words.in(source).forEach(word -> words.add(plain(word.key())));
    }
  }

  Optional<Fails> fault() {
    Matcher matcher = DIGITS.matcher(text);
    while (matcher.find()) {
      if (!digits.contains(matcher.group())) {
        return Optional.of(new Fails(Fault.NUMBER, matcher.group()));
      }
    }
    return Words.in(text).stream()
        .filter(word -> word.is(Word.Sort.NAME) && !word.due() && !known(plain(word.key())))
        .findFirst()
        .map(word -> new Fails(Fault.NAME, word.text()));
  }

  private boolean known(String name) {
    return words.contains(name)
        || (name.length() >= ALIKE
            && words.stream().anyMatch(word -> word.startsWith(name.substring(0, ALIKE))));
  }

  private static String plain(String key) {
    return MARKS
        .matcher(Normalizer.normalize(key, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
