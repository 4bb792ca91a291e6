package tributary.publish.web;

import io.javalin.config.JavalinConfig;

/// A part of the site with paths of its own.
public interface Corner {
  /// Says which paths it answers; called once, before the site starts.
  void route(JavalinConfig config);
}
