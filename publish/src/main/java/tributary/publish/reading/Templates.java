package tributary.publish.reading;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// The templates below `src/main/jte`, compiled with the rest of the house. Everything put into one
/// is escaped for the place where it stands. Safe to share between threads.
public final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), "tributary.publish.templates");

  private Templates() {}

  /// @param name for example `web/edition.jte`
  public static String render(String name, Map<String, Object> values) {
    StringOutput output = new StringOutput();
    ENGINE.render(name, values, output);
    return output.toString();
  }
}
