package tributary.ingest.source;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/// The one place where foreign HTML becomes ours: text markup, links, pictures; no script, style,
/// form, frame or event, and every address absolute, http or https.
final class Sanitizer {
  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .addTags("figure", "figcaption", "hr", "s", "del", "ins", "mark", "section", "article")
          .addProtocols("a", "href", "http", "https", "mailto")
          .removeProtocols("a", "href", "ftp");
  private static final Document.OutputSettings AS_IS =
      new Document.OutputSettings().prettyPrint(false);

  private Sanitizer() {}

  /// Safe HTML, or null where nothing is left of it.
  static @Nullable String html(@Nullable String foreign, URI base) {
    if (foreign == null || foreign.isBlank()) {
      return null;
    }
    String safe = Jsoup.clean(foreign, base.toString(), ALLOWED, AS_IS.clone()).strip();
    return safe.isEmpty() ? null : safe;
  }

  /// The words of HTML without its marks; empty where there are none.
  static String text(@Nullable String html) {
    return html == null ? "" : Jsoup.parseBodyFragment(html).text().strip();
  }
}
