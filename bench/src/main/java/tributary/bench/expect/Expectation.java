package tributary.bench.expect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.bench.expect.Lexer.Sort;
import tributary.bench.expect.Lexer.Token;

/// An expression in the part of Python that the test documents use: `and`, `or`, `not`,
/// comparisons, strings, numbers, tuples, lists, dictionaries, subscripts, attributes, `len` and
/// `has_key`.
public final class Expectation {
  private final List<Token> tokens;
  private int at;

  private Expectation(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// Part of an expression, waiting for what its names stand for.
  interface Term {
    @Nullable Object in(Names names);
  }

  /// What names stand for.
  record Names(Map<String, @Nullable Object> values) {}

  /// Whether `expression` holds where its names stand for `names`.
  ///
  /// @throws NotKept when it asks for a name or a field that is not there
  public static boolean holds(String expression, Map<String, @Nullable Object> names) {
    Expectation parser = new Expectation(Lexer.tokens(expression));
    Term term = parser.either();
    if (parser.peek().sort() != Sort.END) {
      throw new IllegalArgumentException("not understood: " + parser.peek().text());
    }
    return Value.truth(term.in(new Names(names)));
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    return tokens.get(at++);
  }

  private boolean take(String mark) {
    boolean there = peek().is(mark);
    at += there ? 1 : 0;
    return there;
  }

  private void need(String mark) {
    if (!take(mark)) {
      throw new IllegalArgumentException("expected " + mark + " at " + peek().text());
    }
  }

  private Term either() {
    Term left = both();
    while (take("or")) {
      Term first = left;
      Term second = both();
      left = names -> Value.truth(first.in(names)) || Value.truth(second.in(names));
    }
    return left;
  }

  private Term both() {
    Term left = not();
    while (take("and")) {
      Term first = left;
      Term second = not();
      left = names -> Value.truth(first.in(names)) && Value.truth(second.in(names));
    }
    return left;
  }

  private Term not() {
    if (take("not")) {
      Term inner = not();
      return names -> !Value.truth(inner.in(names));
    }
    return comparison();
  }

  private Term comparison() {
    List<Term> terms = new ArrayList<>(List.of(sum()));
    List<String> operators = new ArrayList<>();
    for (String operator = operator(); !operator.isEmpty(); operator = operator()) {
      operators.add(operator);
      terms.add(sum());
    }
    return operators.isEmpty()
        ? terms.getFirst()
        : names -> {
          boolean holds = true;
          for (int i = 0; i < operators.size() && holds; i++) {
            Object left = terms.get(i).in(names);
            holds = Value.compare(left, operators.get(i), terms.get(i + 1).in(names));
          }
          return holds;
        };
  }

  private String operator() {
    for (String operator : List.of("==", "!=", "in")) {
      if (take(operator)) {
        return operator;
      }
    }
    if (take("is")) {
      return take("not") ? "!=" : "==";
    }
    if (take("not")) {
      need("in");
      return "not in";
    }
    return "";
  }

  private Term sum() {
    Term left = postfix();
    while (take("+")) {
      Term first = left;
      Term second = postfix();
      left = names -> String.valueOf(first.in(names)) + second.in(names);
    }
    return left;
  }

  private Term postfix() {
    Term term = atom();
    while (true) {
      Term of = term;
      if (take("[")) {
        Term key = either();
        need("]");
        term = names -> Value.part(of.in(names), key.in(names));
      } else if (take(".")) {
        term = member(of, next().text());
      } else {
        return term;
      }
    }
  }

  private Term member(Term of, String name) {
    if (!take("(")) {
      return names -> Value.part(of.in(names), name);
    }
    Term argument = either();
    need(")");
    if (!name.equals("has_key")) {
      throw new IllegalArgumentException("unknown method " + name);
    }
    return names -> Value.part(of.in(names), argument.in(names)) != null;
  }

  private Term atom() {
    Token token = next();
    return switch (token.sort()) {
      case STRING -> string(token);
      case NUMBER -> number(token.text());
      case NAME -> named(token.text());
      case MARK -> marked(token.text());
      case END -> throw new IllegalArgumentException("it breaks off");
    };
  }

  private Term string(Token token) {
    StringBuilder text = new StringBuilder(token.text());
    while (peek().sort() == Sort.STRING) {
      text.append(next().text());
    }
    return names -> text.toString();
  }

  private static Term number(String text) {
    double value = Double.parseDouble(text);
    return names -> value;
  }

  private Term named(String name) {
    if (take("(")) {
      if (take(")")) {
        throw new NotKept(name + "()");
      }
      Term argument = either();
      need(")");
      return names -> (double) Value.size(argument.in(names));
    }
    return switch (name) {
      case "None" -> names -> null;
      case "True" -> names -> true;
      case "False" -> names -> false;
      default -> names -> Value.part(names.values(), name);
    };
  }

  private Term marked(String mark) {
    return switch (mark) {
      case "-" -> {
        double value = -Double.parseDouble(next().text());
        yield names -> value;
      }
      case "(" -> group();
      case "[" -> listed("]", new ArrayList<>());
      case "{" -> dictionary();
      default -> throw new IllegalArgumentException("unexpected " + mark);
    };
  }

  private Term group() {
    Term first = either();
    if (take(")")) {
      return first;
    }
    need(",");
    return listed(")", new ArrayList<>(List.of(first)));
  }

  private Term listed(String end, List<Term> terms) {
    while (!take(end)) {
      terms.add(either());
      take(",");
    }
    return names -> terms.stream().map(t -> t.in(names)).toList();
  }

  private Term dictionary() {
    Map<String, Term> terms = new LinkedHashMap<>();
    while (!take("}")) {
      String key = next().text();
      need(":");
      terms.put(key, either());
      take(",");
    }
    return names -> {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      terms.forEach((key, term) -> values.put(key, term.in(names)));
      return values;
    };
  }
}
