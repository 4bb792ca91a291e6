package tributary.ingest.text;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/// The one place where foreign HTML becomes ours: text markup, links, pictures; no script, style,
/// form, frame or event, and every address absolute, http or https.
public final class Sanitizer {
  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .addTags("figure", "figcaption", "hr", "s", "del", "ins", "mark", "section", "article")
          .addProtocols("a", "href", "http", "https", "mailto")
          .removeProtocols("a", "href", "ftp");
  private static final Document.OutputSettings AS_IS =
      new Document.OutputSettings().prettyPrint(false);

  /// The most characters of a title or a name: a record must hold all that is taken from a source.
  public static final int MAX_LINE = 1000;

  private static final int MAX_TAG = 35;

  private Sanitizer() {}

  /// Safe HTML, or null where nothing is left of it.
  public static @Nullable String html(@Nullable String foreign, URI base) {
    if (foreign == null || foreign.isBlank()) {
      return null;
    }
    String safe = Jsoup.clean(foreign, base.toString(), ALLOWED, AS_IS.clone()).strip();
    return safe.isEmpty() ? null : safe;
  }

  /// The words of HTML without its marks; empty where there are none.
  public static String text(@Nullable String html) {
    return html == null ? "" : Jsoup.parseBodyFragment(html).text().strip();
  }

  /// The words of HTML where a title or a name is wanted: held to [#MAX_LINE].
  public static String line(@Nullable String html) {
    return cut(text(html), MAX_LINE);
  }

  /// A language tag as given; null where there is none, or what is there is longer than tags are
  /// (BCP 47, section 4.4.1).
  public static @Nullable String language(@Nullable String given) {
    String tag = given == null ? "" : given.strip();
    return tag.isEmpty() || tag.length() > MAX_TAG ? null : tag;
  }

  /// The first `most` characters, or one less where a pair of surrogates would be torn.
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
