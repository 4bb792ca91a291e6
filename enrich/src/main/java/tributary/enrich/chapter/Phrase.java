package tributary.enrich.chapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.enrich.text.Tokens;

/// Words that stand together in a sentence and may name a matter: between function words, words
/// that only keep speech going, and punctuation (as RAKE has them; Rose et al. 2010).
///
/// @param text as it is said
/// @param words its words, as [Tokens] has them
/// @param sentence position of the sentence
/// @param named whether it has a name or a number in it
record Phrase(String text, List<String> words, int sentence, boolean named) {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}#][\\p{L}\\p{M}\\p{N}'’._/+&#-]*");
  private static final Pattern TAIL = Pattern.compile("['’._/+&#-]+$");
  private static final Pattern BENT = Pattern.compile("(?i).*['’](?:re|ve|ll|d|m|t)");
  private static final Pattern EDGE = Pattern.compile("\\p{Ll}+(?:ed|ly|ing)|\\d{1,2}");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
  private static final int MOST_WORDS = 6;
  private static final Set<String> FILLERS = read();

  /// A word where it stands.
  private record Token(String text, int start, int end) {}

  /// The phrases of a sentence in order.
  static List<Phrase> in(String sentence, int position) {
    List<Phrase> phrases = new ArrayList<>();
    List<Token> run = new ArrayList<>();
    Matcher word = WORD.matcher(sentence);
    while (word.find()) {
      String text = TAIL.matcher(word.group()).replaceFirst("");
      Token token = new Token(text, word.start(), word.start() + text.length());
      if (!run.isEmpty() && !joined(sentence, run.getLast(), token)) {
        end(sentence, position, run, phrases);
      }
      if (tells(text)) {
        run.add(token);
      } else {
        end(sentence, position, run, phrases);
      }
    }
    end(sentence, position, run, phrases);
    return phrases;
  }

  private static boolean joined(String sentence, Token before, Token token) {
    return sentence.substring(before.end(), token.start()).equals(" ")
        && !before.text().equalsIgnoreCase(token.text());
  }

  private static boolean tells(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    String base = plain.endsWith("'s") ? plain.substring(0, plain.length() - 2) : plain;
    return !base.isEmpty()
        && !BENT.matcher(plain).matches()
        && !Tokens.empty(base)
        && !FILLERS.contains(base);
  }

  private static void end(String sentence, int position, List<Token> run, List<Phrase> phrases) {
    while (!run.isEmpty() && EDGE.matcher(run.getFirst().text()).matches()) {
      run.removeFirst();
    }
    while (!run.isEmpty() && EDGE.matcher(run.getLast().text()).matches()) {
      run.removeLast();
    }
    if (!run.isEmpty() && run.size() <= MOST_WORDS) {
      String text =
          POSSESSIVE
              .matcher(sentence.substring(run.getFirst().start(), run.getLast().end()))
              .replaceFirst("");
      List<String> words = Tokens.all(text);
      if (!words.isEmpty() && text.codePoints().anyMatch(Character::isLetter)) {
        phrases.add(new Phrase(text, words, position, named(run)));
      }
    }
    run.clear();
  }

  /// The first word of a sentence has a capital in any case.
  private static boolean named(List<Token> run) {
    return run.stream()
        .anyMatch(token ->
            (token.start() > 0 && token.text().codePoints().anyMatch(Character::isUpperCase))
                || token.text().startsWith("#"));
  }

  /// What is equal for the same phrase said again.
  String key() {
    return String.join(" ", words);
  }

  /// With a capital, but for names that are spelt otherwise.
  String title() {
    int end = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
    boolean spelt = text.substring(0, end).codePoints().anyMatch(Character::isUpperCase);
    int first = text.codePointAt(0);
    return spelt
        ? text
        : Character.toString(Character.toTitleCase(first))
            + text.substring(Character.charCount(first));
  }

  /// Whether it has no word in common with another.
  boolean apart(Phrase other) {
    return Collections.disjoint(words, other.words);
  }

  private static Set<String> read() {
    try (InputStream in = Phrase.class.getResourceAsStream("fillers.txt")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its words that only keep speech going");
      }
      Set<String> words = new HashSet<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> Collections.addAll(words, line.strip().split(" ", -1)));
      return Set.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException("the words that only keep speech going cannot be read", e);
    }
  }
}
