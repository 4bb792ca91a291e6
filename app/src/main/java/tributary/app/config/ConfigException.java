package tributary.app.config;

import java.util.List;

/// A configuration that cannot be used. The message has one line for each mistake, as `file:line:
/// what is wrong`.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// One mistake.
  public ConfigException(String problem) {
    super(problem);
  }

  ConfigException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
