package tributary.enrich.insight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tributary.enrich.text.Tokens;

/// Phrases that tell what a sentence is, from a resource: a line is a kind, a colon and words. They
/// are found by their first word, never by a pattern: a sentence of any length takes no longer for
/// a hundred of them. Safe to share between threads.
final class Phrases {
  private static final String ANY_WORD = "*";

  private final Map<String, List<List<String>>> byFirst = new HashMap<>();

  private Phrases() {}

  /// The phrases of one kind.
  static Phrases read(String resource, String kind) {
    Phrases phrases = new Phrases();
    try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its phrases: " + resource);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> line.startsWith(kind + ":"))
          .forEach(line -> phrases.add(line.substring(kind.length() + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException("the phrases cannot be read: " + resource, e);
    }
    return phrases;
  }

  /// Whether one of them stands anywhere.
  ///
  /// @param words as [Tokens#all] gives them
  boolean in(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (at(words, i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether one of them stands at the beginning.
  boolean begin(List<String> words) {
    return !words.isEmpty() && at(words, 0);
  }

  private boolean at(List<String> words, int from) {
    List<List<String>> phrases = byFirst.get(words.get(from));
    if (phrases == null) {
      return false;
    }
    for (List<String> phrase : phrases) {
      if (stands(phrase, words, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(List<String> phrase, List<String> words, int from) {
    if (from + phrase.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      String word = phrase.get(i);
      if (!word.equals(ANY_WORD) && !word.equals(words.get(from + i))) {
        return false;
      }
    }
    return true;
  }

  private void add(String line) {
    List<String> phrase = new ArrayList<>();
    for (String word : line.strip().split(" ", -1)) {
      phrase.addAll(word.equals(ANY_WORD) ? List.of(ANY_WORD) : Tokens.all(word));
    }
    byFirst.computeIfAbsent(phrase.getFirst(), first -> new ArrayList<>()).add(List.copyOf(phrase));
  }
}
