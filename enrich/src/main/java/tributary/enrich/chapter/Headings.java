package tributary.enrich.chapter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.enrich.insight.Summary;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Tokens;
import tributary.events.item.Sentence;

/// Titles for the chapters of one episode, of their own words: what is read out as a title at the
/// beginning; else the phrases that are said in it, early and often, and hardly anywhere else; else
/// its first sentence. Whole words, never one title twice. For one thread.
final class Headings {
  /// Characters of a title.
  static final int LONGEST = 80;

  /// Characters of a title of two phrases.
  private static final int LONGEST_PAIR = 60;

  private static final int MOST_VOICES = 100;

  /// Sentences from the beginning in which a title is read out.
  private static final int READ_OUT = 4;

  private static final int EARLY = 6;

  /// A second phrase is worth as much of the first, in thousandths.
  private static final int SECOND = 600;

  private static final Pattern QUOTED =
      Pattern.compile("[\"“]([\\p{Lu}\\p{N}][^\"“”]{7,78}?)[.,;:]?[\"”]");

  private final DocumentFrequencies frequencies;
  private final Map<String, Integer> everywhere = new HashMap<>();
  private final Set<String> given = new HashSet<>();

  /// Who speaks is no matter, however often he is called by his name.
  private final Set<String> voices = new HashSet<>();

  /// @param spoken all that is said in the episode
  Headings(List<Sentence> spoken, DocumentFrequencies frequencies) {
    this.frequencies = frequencies;
    spoken.forEach(s -> Tokens.all(s.text()).forEach(w -> everywhere.merge(w, 1, Integer::sum)));
    spoken.stream()
        .map(Sentence::speaker)
        .filter(Objects::nonNull)
        .distinct()
        .limit(MOST_VOICES)
        .forEach(voice -> voices.addAll(Tokens.all(voice)));
  }

  /// A title for what is said in a chapter; empty only where nothing is said.
  String of(List<Sentence> said) {
    List<String> candidates = new ArrayList<>(readOut(said));
    candidates.addAll(phrases(said));
    said.stream()
        .map(Sentence::text)
        .filter(Summary::quotable)
        .map(text -> shortened(text, LONGEST))
        .limit(READ_OUT)
        .forEach(candidates::add);
    said.stream().map(s -> shortened(s.text(), LONGEST)).limit(1).forEach(candidates::add);
    for (String candidate : candidates) {
      if (!candidate.isBlank() && given.add(candidate.toLowerCase(Locale.ROOT))) {
        return candidate;
      }
    }
    return candidates.stream().filter(c -> !c.isBlank()).findFirst().orElse("");
  }

  /// Whole words of a text, up to a length; with an ellipsis where there were more, and a single
  /// endless word cut.
  static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int space = text.lastIndexOf(' ', most - 1);
    int end = space > 0 ? space : most - 1;
    boolean pair = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, pair ? end - 1 : end).replaceAll("[\\s,;:.–-]+$", "") + "…";
  }

  private static List<String> readOut(List<Sentence> said) {
    List<String> titles = new ArrayList<>();
    for (Sentence sentence : said.subList(0, Math.min(READ_OUT, said.size()))) {
      Matcher quoted = QUOTED.matcher(sentence.text());
      while (quoted.find()) {
        if (quoted.group(1).indexOf(' ') > 0) {
          titles.add(quoted.group(1).strip());
        }
      }
    }
    return titles;
  }

  /// A phrase as it is first said.
  private record Scored(Phrase phrase, int times, int score) {}

  private List<String> phrases(List<Sentence> said) {
    List<Scored> best = scored(said);
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < Math.min(READ_OUT, best.size()); i++) {
      Scored one = best.get(i);
      best.stream()
          .skip(i + 1L)
          .filter(other -> other.score() * 1000L >= (long) SECOND * one.score())
          .filter(other -> other.phrase().apart(one.phrase()))
          .map(other -> one.phrase().title() + ", " + other.phrase().text())
          .filter(pair -> pair.length() <= LONGEST_PAIR)
          .findFirst()
          .ifPresent(titles::add);
      titles.add(one.phrase().title());
    }
    return titles;
  }

  private List<Scored> scored(List<Sentence> said) {
    Map<String, Integer> here = new HashMap<>();
    said.forEach(s -> Tokens.all(s.text()).forEach(w -> here.merge(w, 1, Integer::sum)));
    Map<String, Phrase> first = new LinkedHashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (int at = 0; at < said.size(); at++) {
      for (Phrase phrase : Phrase.in(said.get(at).text(), at)) {
        if (phrase.text().length() <= LONGEST && !voices.containsAll(phrase.words())) {
          first.putIfAbsent(phrase.key(), phrase);
          times.merge(phrase.key(), 1, Integer::sum);
        }
      }
    }
    return first.values().stream()
        .map(phrase -> scored(phrase, times.getOrDefault(phrase.key(), 1), here))
        .sorted(
            Comparator.comparingInt(Scored::score)
                .reversed()
                .thenComparingInt(one -> one.phrase().sentence())
                .thenComparing(one -> one.phrase().key()))
        .toList();
  }

  private Scored scored(Phrase phrase, int times, Map<String, Integer> here) {
    double sum = 0;
    for (String word : phrase.words()) {
      double own = here.getOrDefault(word, 1);
      double all = Math.max(own, everywhere.getOrDefault(word, 1));
      sum += frequencies.rarity(word) * (0.4 + 0.6 * own / all) * (1 + StrictMath.log(own));
    }
    double length = StrictMath.sqrt(phrase.words().size());
    double early = phrase.sentence() < 2 ? 1.6 : phrase.sentence() < EARLY ? 1.25 : 1;
    boolean single = phrase.words().size() == 1;
    double named = (phrase.named() ? 1.3 : 1) * (single ? 0.5 : 1);
    double score = sum / length * early * named * (1 + StrictMath.log(times));
    return new Scored(phrase, times, (int) StrictMath.rint(100 * score));
  }
}
