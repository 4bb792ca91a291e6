package tributary.bench.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts an expression into what it is made of.
final class Lexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<string>[uUrRbB]{0,2}(?:'''(?:[^\\\\]|\\\\.)*?'''|\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\""
              + "|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"))"
              + "|(?<number>\\d+(?:\\.\\d+)?)|(?<name>[A-Za-z_]\\w*)"
              + "|(?<mark>==|!=|>=|<=|[-+<>()\\[\\]{}.,:]))",
          Pattern.DOTALL);
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", Pattern.DOTALL);

  private Lexer() {}

  /// @param text of a string is what it means, of all else what is written
  record Token(Sort sort, String text) {
    boolean is(String mark) {
      return sort != Sort.STRING && text.equals(mark);
    }
  }

  enum Sort {
    STRING,
    NUMBER,
    NAME,
    MARK,
    END
  }

  static List<Token> tokens(String expression) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length() && matcher.region(at, expression.length()).lookingAt()) {
      tokens.add(token(matcher));
      at = matcher.end();
    }
    if (!expression.substring(at).isBlank()) {
      throw new IllegalArgumentException("not understood: " + expression.substring(at));
    }
    tokens.add(new Token(Sort.END, ""));
    return tokens;
  }

  private static Token token(Matcher matcher) {
    if (matcher.group("string") != null) {
      return new Token(Sort.STRING, meant(matcher.group("string")));
    }
    if (matcher.group("number") != null) {
      return new Token(Sort.NUMBER, matcher.group("number"));
    }
    return matcher.group("name") != null
        ? new Token(Sort.NAME, matcher.group("name"))
        : new Token(Sort.MARK, matcher.group("mark"));
  }

  private static String meant(String written) {
    String quoted = written.replaceFirst("^[uUrRbB]+", "");
    int quote = quoted.startsWith("'''") || quoted.startsWith("\"\"\"") ? 3 : 1;
    String inside = quoted.substring(quote, quoted.length() - quote);
    return ESCAPE.matcher(inside).replaceAll(m -> Matcher.quoteReplacement(escaped(m)));
  }

  private static String escaped(MatchResult m) {
    for (int group = 1; group <= 3; group++) {
      if (m.group(group) != null) {
        return Character.toString(Integer.parseInt(m.group(group), 16));
      }
    }
    return switch (m.group(4)) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      default -> m.group(4);
    };
  }
}
