package tributary.publish.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is known of words beforehand: those that mean little, those that turn a sentence round, the
/// spelled numbers. English for the most part; what it does not know, it does not judge. All words
/// in lower case.
final class Lexicon {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Lexicon OURS = read("lexicon.txt");

  private final Map<String, Set<String>> classes = new HashMap<>();
  private final Map<String, Map<String, Integer>> values = new HashMap<>();

  /// Of each word the sides of opposites that it is on: even and odd numbers are against each
  /// other.
  private final Map<String, Set<Integer>> sides = new HashMap<>();

  private int opposites;

  private Lexicon() {}

  /// The one in the jar.
  static Lexicon ours() {
    return OURS;
  }

  /// Whether a word is of a class: `function`, `connective`, `pronoun`, `negation`, `hedge`,
  /// `quantity`, `percent`, `below`, `above`, `about`; phrases likewise.
  boolean is(String kind, String word) {
    return classes.getOrDefault(kind, Set.of()).contains(word);
  }

  /// What a word counts as: `number`, `ordinal`, or the power of ten of a `scale`.
  Optional<Integer> value(String kind, String word) {
    return Optional.ofNullable(values.getOrDefault(kind, Map.of()).get(word));
  }

  /// Whether two words say opposite things.
  boolean opposite(String one, String other) {
    Set<Integer> against = sides.getOrDefault(other, Set.of());
    return sides.getOrDefault(one, Set.of()).stream().anyMatch(side -> against.contains(side ^ 1))
        || prefixed(one, other)
        || prefixed(other, one);
  }

  private static boolean prefixed(String one, String other) {
    return other.length() > 3
        && one.length() > other.length()
        && one.endsWith(other)
        && Set.of("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de")
            .contains(one.substring(0, one.length() - other.length()));
  }

  private static Lexicon read(String name) {
    try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      Lexicon lexicon = new Lexicon();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(": ") && !line.startsWith("#"))
          .forEach(lexicon::line);
      return lexicon;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    int colon = line.indexOf(": ");
    String kind = line.substring(0, colon);
    String rest = line.substring(colon + 2).strip();
    if (kind.equals("opposite")) {
      for (String side : parts(rest, '|')) {
        for (String word : SPACE.split(side.strip(), -1)) {
          sides.computeIfAbsent(word, w -> new HashSet<>()).add(opposites);
        }
        opposites++;
      }
    } else if (kind.endsWith("-phrase")) {
      classes.put(kind, Set.copyOf(parts(rest, '|')));
    } else if (rest.contains("=")) {
      Map<String, Integer> numbers = values.computeIfAbsent(kind, k -> new HashMap<>());
      for (String word : SPACE.split(rest, -1)) {
        int equals = word.indexOf('=');
        numbers.put(word.substring(0, equals), Integer.valueOf(word.substring(equals + 1)));
      }
    } else {
      classes.put(kind, Set.of(SPACE.split(rest, -1)));
    }
  }

  private static List<String> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at).strip());
      from = at + 1;
    }
    parts.add(text.substring(from).strip());
    return parts;
  }
}
