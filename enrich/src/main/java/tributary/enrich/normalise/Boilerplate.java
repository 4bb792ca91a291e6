package tributary.enrich.normalise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes from a text what was put around it and nobody wrote for it: footers of syndication, calls
/// to read, share or subscribe, counts of comments, marks of a repost. By the rules of
/// `boilerplate.txt`, which know no feed and no item: what stays of it is harmless, what goes
/// wrongly is lost. Safe to share between threads.
final class Boilerplate {
  private static final Boilerplate RULES = read();

  /// No rule takes more.
  private static final int LONGEST = 600;

  private static final int FOOTER = 3;

  private final Map<Kind, Openings> rules = new EnumMap<>(Kind.class);

  /// What a rule takes.
  private enum Kind {
    LINE,
    LAST,
    HEAD,
    TAIL
  }

  private Boilerplate(Map<Kind, List<String>> patterns) {
    patterns.forEach(
        (kind, all) -> rules.put(kind, new Openings(all, kind == Kind.TAIL ? "$" : "")));
  }

  /// A text's paragraphs without those that are nothing else.
  static List<String> without(List<String> paragraphs) {
    List<String> left = new ArrayList<>();
    for (int i = 0; i < paragraphs.size(); i++) {
      String paragraph = paragraphs.get(i);
      if (!RULES.is(paragraph, paragraphs.size() - i <= FOOTER)) {
        left.add(paragraph);
      }
    }
    return left;
  }

  /// What somebody wrote of a sentence; empty where that is nothing.
  ///
  /// @param footer whether it stands among the last paragraphs
  static String sentence(String sentence, boolean footer) {
    if (sentence.length() <= LONGEST && RULES.is(sentence, footer)) {
      return "";
    }
    return RULES.tail(RULES.head(sentence));
  }

  /// A title without what a repost put before it, or as it is where nothing else stands there.
  static String title(String title) {
    String own = RULES.head(title);
    return own.isBlank() ? title : own;
  }

  /// Whether paragraph `at` of `size` stands among the last.
  static boolean footer(int at, int size) {
    return size - at <= FOOTER;
  }

  private boolean is(String text, boolean footer) {
    return text.length() <= LONGEST
        && (matches(Kind.LINE, text) || (footer && matches(Kind.LAST, text)));
  }

  private boolean matches(Kind kind, String text) {
    Pattern rule = rule(kind).of(text);
    return rule != null && rule.matcher(text).matches();
  }

  private String head(String text) {
    Pattern rule = rule(Kind.HEAD).of(text);
    Matcher head = rule == null ? null : rule.matcher(text);
    return head != null && head.lookingAt() ? text.substring(head.end()).strip() : text;
  }

  private String tail(String text) {
    if (!mayTrail(text)) {
      return text;
    }
    int from = Math.max(0, text.length() - LONGEST);
    Matcher tail = rule(Kind.TAIL).all().matcher(text).region(from, text.length());
    tail.useTransparentBounds(true);
    return tail.find() ? text.substring(0, tail.start()).strip() : text;
  }

  /// Whether looking is worth its time: what a rule takes off the end has a hashtag or a bracket in
  /// it, or does not end as a sentence does.
  private static boolean mayTrail(String text) {
    return !text.isEmpty()
        && (".!?".indexOf(text.charAt(text.length() - 1)) < 0
            || text.indexOf('#') >= 0
            || text.indexOf('[') >= 0);
  }

  private Openings rule(Kind kind) {
    Openings rule = rules.get(kind);
    if (rule == null) {
      throw new IllegalStateException("boilerplate.txt has no rule of kind " + kind);
    }
    return rule;
  }

  private static Boilerplate read() {
    try (InputStream in = Boilerplate.class.getResourceAsStream("boilerplate.txt")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its rules of boilerplate");
      }
      Map<Kind, List<String>> patterns = new EnumMap<>(Kind.class);
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> {
            Kind kind = Kind.valueOf(line.substring(0, 4).toUpperCase(Locale.ROOT));
            patterns.computeIfAbsent(kind, _ -> new ArrayList<>()).add(line.substring(4).strip());
          });
      return new Boilerplate(patterns);
    } catch (IOException e) {
      throw new UncheckedIOException("the rules of boilerplate cannot be read", e);
    }
  }
}
