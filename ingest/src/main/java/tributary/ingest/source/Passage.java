package tributary.ingest.source;

import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Sanitizer;

/// What stands in an element that holds text for people, whichever way it is written down: as plain
/// text, as escaped HTML, as markup inside the XML (RFC 4287, section 3.1; Atom 0.3 `mode`), or as
/// base64.
///
/// @param form how `value` is to be understood
record Passage(Node node, Form form, String value) {
  /// How a value is to be understood.
  enum Form {
    TEXT,
    HTML
  }

  static Passage of(Node node) {
    String type = type(node);
    String mode = node.attribute("mode");
    String text = node.element().getText();
    if (!node.element().getChildren().isEmpty()) {
      boolean wrapped =
          mode == null && type.equals("xhtml") && node.vocabulary() == Vocabulary.ATOM;
      return new Passage(node, Form.HTML, inline(wrapped ? unwrapped(node) : node.element()));
    }
    if ("base64".equalsIgnoreCase(mode) || (mode == null && binary(node, type))) {
      String decoded = base64(text);
      if (decoded != null) {
        boolean said = !type.isEmpty() && plain(node, type);
        return new Passage(node, said ? Form.TEXT : Form.HTML, decoded);
      }
    }
    return new Passage(node, plain(node, type) ? Form.TEXT : Form.HTML, text);
  }

  /// Whether more than [Sanitizer#MAX_HTML] stands in it, of which no more is read.
  static boolean tooLong(Node node) {
    int length = 0;
    for (Content content : node.element().getContent()) {
      length += content instanceof Text text ? text.getText().length() : 0;
    }
    return length > Sanitizer.MAX_HTML;
  }

  private static String type(Node node) {
    String type = node.attribute("type");
    return type == null ? "" : type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
  }

  /// RSS knows no types: its texts are escaped HTML. Atom's are plain text until they say
  /// otherwise.
  private static boolean plain(Node node, String type) {
    boolean typed = node.vocabulary() == Vocabulary.ATOM || node.vocabulary() == Vocabulary.MEDIA;
    boolean html = type.equals("html") || type.equals("text/html") || type.endsWith("xhtml+xml");
    boolean text = type.isEmpty() || type.equals("text") || type.equals("plain");
    return typed && !html && (text || type.startsWith("text/"));
  }

  private static boolean binary(Node node, String type) {
    return node.vocabulary() == Vocabulary.ATOM
        && type.contains("/")
        && !type.startsWith("text/")
        && !type.endsWith("+xml")
        && !type.endsWith("/xml");
  }

  private static @Nullable String base64(String text) {
    try {
      return CharacterSet.decode(Base64.getMimeDecoder().decode(text.strip()), null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// XHTML in Atom 1.0 stands in a `div` that is no part of it.
  private static Element unwrapped(Node node) {
    Element only = node.element().getChildren().getFirst();
    boolean wrapped = node.element().getChildren().size() == 1 && only.getName().equals("div");
    return wrapped && node.text() == null ? only : node.element();
  }

  private static String inline(Element element) {
    StringBuilder html = new StringBuilder();
    for (Content content : element.getContent()) {
      if (content instanceof Text text) {
        html.append(escaped(text.getText()));
      } else if (content instanceof Element child) {
        html.append('<').append(child.getName());
        for (Attribute attribute : child.getAttributes()) {
          html.append(' ').append(attribute.getName()).append("=\"");
          html.append(escaped(attribute.getValue()).replace("\"", "&quot;")).append('"');
        }
        html.append('>').append(inline(child));
        if (!Sanitizer.isVoid(child.getName())) {
          html.append("</").append(child.getName()).append('>');
        }
      }
    }
    return html.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /// As a title or a name: plain, on one line; null where it says nothing.
  @Nullable String line() {
    String line =
        switch (form) {
          case TEXT -> Sanitizer.cut(Sanitizer.spaced(value), Sanitizer.MAX_LINE);
          case HTML -> Sanitizer.line(value);
        };
    return line.isEmpty() ? null : line;
  }

  /// As plain text of any length; null where it says nothing.
  @Nullable String text() {
    String text =
        switch (form) {
          case TEXT -> Sanitizer.spaced(value);
          case HTML -> Sanitizer.text(value);
        };
    return text.isEmpty() ? null : text;
  }

  /// As safe HTML; null where nothing is left of it.
  ///
  /// @param at where relative addresses start, unless the document says so itself
  @Nullable String html(URI at) {
    URI base = node.based() ? node.base() : at;
    return switch (form) {
      case TEXT -> Sanitizer.html(escaped(value), base);
      case HTML -> Sanitizer.html(value, base);
    };
  }
}
