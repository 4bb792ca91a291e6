package tributary.ingest.text;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/// The one place where foreign HTML becomes ours: text markup, links, pictures; no script, style,
/// form, frame or event, and every address absolute, http or https.
public final class Sanitizer {
  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .addTags("abbr", "acronym", "address", "article", "aside", "bdi", "bdo", "big", "center")
          .addTags(
              "data", "del", "details", "dfn", "figcaption", "figure", "footer", "header", "hr")
          .addTags("ins", "kbd", "main", "mark", "nav", "rp", "rt", "ruby", "s", "samp", "section")
          .addTags("summary", "time", "tt", "var", "wbr", "audio", "video", "source")
          .addAttributes(":all", "dir", "lang", "title")
          .addAttributes("a", "hreflang", "type")
          .addAttributes("audio", "controls", "src")
          .addAttributes("video", "controls", "height", "src", "width")
          .addAttributes("source", "src", "type")
          .addAttributes("data", "value")
          .addAttributes("del", "cite", "datetime")
          .addAttributes("ins", "cite", "datetime")
          .addAttributes("li", "value")
          .addAttributes("ol", "reversed")
          .addAttributes("td", "align", "headers", "valign")
          .addAttributes("th", "align", "headers", "valign")
          .addAttributes("time", "datetime")
          .addProtocols("a", "href", "http", "https", "mailto")
          .removeProtocols("a", "href", "ftp")
          .addProtocols("audio", "src", "http", "https")
          .addProtocols("video", "src", "http", "https")
          .addProtocols("source", "src", "http", "https")
          .addProtocols("del", "cite", "http", "https")
          .addProtocols("ins", "cite", "http", "https");
  private static final Pattern FRAME = Pattern.compile("</?iframe[^>]*>", Pattern.CASE_INSENSITIVE);

  /// The most characters of HTML that are looked at: as much as an item may hold.
  public static final int MAX_HTML = 2 * 1024 * 1024;

  private static final Set<String> VOID =
      Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr");
  private static final Document.OutputSettings AS_IS =
      new Document.OutputSettings().prettyPrint(false);

  /// The most characters of a title or a name: a record must hold all that is taken from a source.
  public static final int MAX_LINE = 1000;

  private static final int MAX_TAG = 35;
  private static final int MAX_ROUNDS = 4;

  private Sanitizer() {}

  /// Safe HTML, or null where nothing is left of it. Of a frame, what stands inside is left.
  public static @Nullable String html(@Nullable String foreign, URI base) {
    if (foreign == null || foreign.isBlank()) {
      return null;
    }
    if (foreign.indexOf('<') < 0 && foreign.indexOf('&') < 0) {
      return foreign.strip().replace(">", "&gt;");
    }
    Document dirty = Jsoup.parseBodyFragment(unframed(cut(foreign, MAX_HTML)), base.toString());
    Document clean = new Cleaner(ALLOWED).clean(dirty).outputSettings(AS_IS.clone());
    String first = clean.body().html().strip();
    boolean asParsed = elements(dirty) == elements(clean) && !first.contains("<table");
    String safe = asParsed ? first : settled(first, base);
    return safe.isEmpty() ? null : safe;
  }

  private static int elements(Document document) {
    return document.body().getAllElements().size();
  }

  /// Where elements were taken out, what is left may nest in ways that the next who parses it reads
  /// as another tree: a cell without its table, a paragraph in a paragraph. Cleaned until it stays.
  private static String settled(String safe, URI base) {
    String before = safe;
    for (int i = 0; i < MAX_ROUNDS; i++) {
      String after = Jsoup.clean(before, base.toString(), ALLOWED, AS_IS.clone()).strip();
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return escaped(text(before));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String unframed(String html) {
    boolean framed = html.contains("rame") || html.contains("RAME");
    return framed ? FRAME.matcher(html).replaceAll("") : html;
  }

  /// The words of HTML without its marks; empty where there are none.
  public static String text(@Nullable String html) {
    if (html == null) {
      return "";
    }
    boolean marked = html.indexOf('<') >= 0 || html.indexOf('&') >= 0;
    return marked
        ? spaced(Jsoup.parseBodyFragment(unframed(cut(html, MAX_HTML))).text())
        : spaced(html);
  }

  /// Plain text with each run of white space made one space; empty where there is none.
  public static String spaced(@Nullable String text) {
    if (text == null) {
      return "";
    }
    StringBuilder spaced = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u0085') {
        gap = true;
      } else {
        if (gap && !spaced.isEmpty()) {
          spaced.append(' ');
        }
        gap = false;
        spaced.append(c);
      }
    }
    return spaced.toString();
  }

  /// Whether an element of HTML has no content and no end.
  public static boolean isVoid(String name) {
    return VOID.contains(name);
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
