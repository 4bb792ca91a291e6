package tributary.ingest.fuzz;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Sanitizer;

/// Whether what a reader made of a document may go on: found for every component of every record in
/// it, so that one that comes later is looked at too.
///
/// @param base that addresses in its HTML were resolved against
/// @param most characters that all its text together may have
record Sound(URI base, long most) {
  private static final Set<String> HTML = Set.of("content", "summary", "html");
  private static final Set<String> ACTIVE =
      Set.of(
          "script",
          "style",
          "iframe",
          "frame",
          "object",
          "embed",
          "portal",
          "form",
          "input",
          "button",
          "base",
          "meta",
          "link",
          "svg",
          "math",
          "noscript",
          "template");
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

  /// Throws an [AssertionError] that names the component.
  void check(@Nullable Object made) throws AssertionError {
    long size = size("", made);
    if (size > most) {
      throw new AssertionError(size + " characters were made of it, more than " + most);
    }
  }

  private long size(String name, @Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> text(name, text);
      case URI address -> address(name, address);
      case Collection<?> all -> all.stream().mapToLong(one -> size(name, one)).sum();
      case Record record -> record(record);
      default -> 0;
    };
  }

  private long record(Record record) {
    long size = 0;
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        size += size(component.getName(), component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(component.getName(), e);
      }
    }
    return size;
  }

  private long text(String name, String text) {
    if (HTML.contains(name)) {
      html(name, text);
    }
    return text.length();
  }

  private static long address(String name, URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
      throw new AssertionError(name + " is no address of the web: " + address);
    }
    return address.toString().length();
  }

  /// Sanitised, and no other when it is sanitised again.
  void html(String name, String html) {
    Document parsed = Jsoup.parseBodyFragment(html);
    for (Element element : parsed.body().getAllElements()) {
      if (ACTIVE.contains(element.normalName())) {
        throw new AssertionError(name + " holds a " + element.normalName());
      }
      element.attributes().forEach(attribute -> attribute(name, attribute));
    }
    if (!html.equals(Sanitizer.html(html, base))) {
      throw new AssertionError(
          name + " is another when it is sanitised again: " + Sanitizer.cut(html, 300));
    }
  }

  private static void attribute(String name, Attribute attribute) {
    String key = attribute.getKey().toLowerCase(Locale.ROOT);
    String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
    boolean address = key.equals("href") || key.equals("src") || key.equals("cite");
    String scheme = value.contains(":") ? value.substring(0, value.indexOf(':')) : "";
    if (key.startsWith("on")
        || key.equals("style")
        || key.equals("srcdoc")
        || (address && !SCHEMES.contains(scheme))) {
      throw new AssertionError(name + " holds " + attribute);
    }
  }
}
