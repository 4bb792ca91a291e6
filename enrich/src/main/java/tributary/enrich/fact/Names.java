package tributary.enrich.fact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.enrich.fact.Text.Line;

/// Finds names by how they are written: words with a capital where none is due, abbreviations in
/// capitals, words with capitals inside, and @handles. What stands first in a sentence, or in a
/// title that gives every word a capital, is a name only if the rest of the text says so. Scripts
/// without capitals have none.
final class Names {
  private static final int LONGEST = 6;

  /// Of somebody, and no part of the name.
  private static final Set<String> TITLES =
      Set.of(
          "rep", "sen", "gov", "dr", "mr", "mrs", "ms", "gen", "col", "lt", "prof", "sgt", "capt",
          "rev", "herr", "frau", "mme", "sr", "sra");

  /// Months that people are called by.
  private static final Set<String> GIVEN = Set.of("may", "april", "june", "august", "jan");

  /// Join the words of one name: "Ursula von der Leyen".
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "la", "le", "du", "da", "do", "dos", "di", "van", "von", "der", "den", "zu",
          "al", "bin", "ibn", "el", "y");

  /// Languages in which every noun has a capital.
  private static final Set<String> CAPITAL_NOUNS = Set.of("de", "lb");

  private final Text text;

  /// Words that the text also writes small: no names where a capital is due.
  private final Set<String> small = new HashSet<>();

  /// Words that it writes with a capital where none is due.
  private final Set<String> known = new HashSet<>();

  private final Map<String, Name> found = new LinkedHashMap<>();
  private final Map<String, String> byLastWord = new HashMap<>();

  private Names(Text text) {
    this.text = text;
  }

  static List<Name> in(Text text) {
    Names names = new Names(text);
    List<Line> quiet = text.sentences().stream().filter(line -> !shouted(line.words())).toList();
    quiet.forEach(line -> names.learn(line.words()));
    quiet.forEach(line -> names.collect(line.words(), line));
    if (!shouted(text.title().words())) {
      names.title(text.title());
    }
    return List.copyOf(names.found.values());
  }

  private static boolean shouted(List<Word> words) {
    int shouted = 0;
    for (Word word : words) {
      shouted += word.shouted() ? 1 : 0;
    }
    return words.size() > 2 && 2 * shouted > words.size();
  }

  private void learn(List<Word> words) {
    for (Word word : words) {
      if (!word.capital()) {
        small.add(word.lower());
      } else if (!word.due()) {
        known.add(word.lower());
      }
    }
  }

  /// In a title that gives every word a capital, as English ones do, none says anything.
  private void title(Line title) {
    int telling = 0;
    int capitals = 0;
    for (Word word : title.words()) {
      boolean tells = word.text().length() > 3 && !word.due();
      telling += tells ? 1 : 0;
      capitals += tells && word.capital() ? 1 : 0;
    }
    boolean cased = 10 * capitals >= 6 * telling && telling > 1;
    collect(cased ? title.words().stream().map(this::doubted).toList() : title.words(), title);
  }

  /// A word that has a capital like all the others, unless the text knows it for a name.
  private Word doubted(Word word) {
    return word.unmistakable() || known.contains(word.lower()) ? word : word.doubted();
  }

  private void collect(List<Word> words, Line line) {
    int at = 0;
    while (at < words.size()) {
      int end = end(words, at);
      if (end > at) {
        Word last = words.get(end - 1);
        add(line.text().substring(words.get(at).start(), last.end()), last, line.id());
      }
      at = Math.max(at + 1, end);
    }
  }

  /// Behind the last word of the name that begins at `from`; `from` itself where none does.
  private int end(List<Word> words, int from) {
    Word first = words.get(from);
    if (!part(first) || (text.function(first.lower()) && !first.unmistakable())) {
      return from;
    }
    int end = from + 1;
    boolean sure = sure(first);
    for (int i = end; i < words.size() && i - from < LONGEST; i++) {
      Word word = words.get(i);
      if (word.start() != words.get(i - 1).end() + 1 || words.get(i - 1).possessive()) {
        break;
      }
      boolean given = word.capital() && GIVEN.contains(word.lower());
      if (given || (part(word) && !word.due())) {
        end = i + 1;
        sure |= sure(word);
      } else if (!joins(word.text(), end - from)) {
        break;
      }
    }
    boolean noun = CAPITAL_NOUNS.contains(text.language()) && !first.unmistakable();
    return sure && (end - from > 1 || !noun) ? end : from;
  }

  /// "Bank of England", but not somebody "of the" something.
  private static boolean joins(String word, int before) {
    return PARTICLES.contains(word) || (before == 1 && (word.equals("of") || word.equals("the")));
  }

  private boolean part(Word word) {
    if (word.unmistakable()) {
      return !TITLES.contains(word.lower());
    }
    return word.capital()
        && word.text().length() > 1
        && !TITLES.contains(word.lower())
        && Months.month(word.lower()) == null
        && Months.weekday(word.lower()) == null
        && !(word.due() && small.contains(word.lower()));
  }

  private boolean sure(Word word) {
    return word.unmistakable() || !word.due() || known.contains(word.lower());
  }

  private void add(String written, Word last, @Nullable String id) {
    int possessive = last.possessive() ? last.text().endsWith("s") ? 2 : 1 : 0;
    String name = written.substring(0, written.length() - possessive);
    String key = Name.key(name);
    String whole = byLastWord.getOrDefault(key, key);
    Name before = found.get(whole);
    if (before != null) {
      found.put(whole, new Name(before.text(), before.times() + 1, before.sentence()));
    } else if (found.size() < Facts.MOST) {
      found.put(key, new Name(name, 1, id));
      int space = key.lastIndexOf(' ');
      if (space > 0) {
        byLastWord.putIfAbsent(key.substring(space + 1), key);
      }
    }
  }
}
