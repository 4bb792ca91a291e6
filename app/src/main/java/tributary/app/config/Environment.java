package tributary.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts environment variables into values: `${NAME}`, or `${NAME:-default}` where it may be unset
/// or empty; and files, as orchestrators hand out secrets: `${file:/run/secrets/smtp}`, without the
/// line end behind it. `$${` stands for a plain `${`.
record Environment(Map<String, String> variables) {
  /// Bytes.
  private static final long LONGEST = 64 * 1024;

  private static final Pattern REFERENCE =
      Pattern.compile("\\$(\\$\\{)|\\$\\{(?:file:([^}]+)|([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?)}");

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
    if (found.group(2) != null) {
      return secret(Path.of(found.group(2)));
    }
    String value = variables.getOrDefault(found.group(3), "");
    boolean optional = found.group(4) != null;
    if (value.isEmpty() && !optional) {
      throw new IllegalArgumentException(
          "the environment variable %1$s is not set (set it, or write ${%1$s:-default})"
              .formatted(found.group(3)));
    }
    return value.isEmpty() ? found.group(5) : value;
  }

  /// @throws IllegalArgumentException naming a file that cannot be read, or is far too long
  private static String secret(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new IllegalArgumentException(file + " is longer than any secret");
      }
      return Files.readString(file).stripTrailing();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file + " cannot be read: is it there, and may this user read it?", e);
    }
  }
}
