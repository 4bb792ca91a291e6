package tributary.app.config;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts environment variables into values: `${NAME}`, or `${NAME:-default}` where it may be unset
/// or empty. `$${` stands for a plain `${`.
record Environment(Map<String, String> variables) {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?}");

  Environment {
    variables = Map.copyOf(variables);
  }

  /// `text` with its references replaced.
  ///
  /// @throws IllegalArgumentException naming a variable that is neither set nor has a default
  String expand(String text) {
    return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
  }

  private String value(MatchResult found) {
    if (found.group(1) != null) {
      return found.group(1);
    }
    String value = variables.getOrDefault(found.group(2), "");
    boolean optional = found.group(3) != null;
    if (value.isEmpty() && !optional) {
      throw new IllegalArgumentException(
          "the environment variable %1$s is not set (set it, or write ${%1$s:-default})"
              .formatted(found.group(2)));
    }
    return value.isEmpty() ? found.group(4) : value;
  }
}
