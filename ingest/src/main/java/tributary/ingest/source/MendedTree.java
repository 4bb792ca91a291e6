package tributary.ingest.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Verifier;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A tree of XML that no strict parser takes: bare ampersands, raw markup, entities of HTML, tags
/// left open, prefixes without a namespace, junk behind the end. Read by jsoup, which refuses
/// nothing, and turned into what the strict parser would have made of it had it been well formed.
final class MendedTree {
  private static final String XMLNS = "xmlns";

  private MendedTree() {}

  /// The root, or null where there is no element.
  static @Nullable Element of(String xml) {
    Document document =
        Parser.xmlParser().setMaxDepth(XmlOutline.MAX_DEPTH + 2).parseInput(xml, "");
    org.jsoup.nodes.Element first = document.firstElementChild();
    if (first == null) {
      return null;
    }
    Map<String, Namespace> scope = new HashMap<>();
    scope.put("", Namespace.NO_NAMESPACE);
    scope.put("xml", Namespace.XML_NAMESPACE);
    return element(first, scope);
  }

  private static @Nullable Element element(
      org.jsoup.nodes.Element from, Map<String, Namespace> outer) {
    Map<String, Namespace> scope = declared(from, outer);
    String name = local(from.tagName());
    if (Verifier.checkElementName(name) != null) {
      return null;
    }
    Element to = new Element(name, namespace(prefix(from.tagName()), scope));
    for (Attribute attribute : from.attributes()) {
      set(to, attribute, scope);
    }
    children(from, to, scope);
    return to;
  }

  private static void children(
      org.jsoup.nodes.Element from, Element to, Map<String, Namespace> scope) {
    for (Node child : from.childNodes()) {
      if (child instanceof TextNode text) {
        to.addContent(XmlText.legal(text.getWholeText()));
      } else if (child instanceof org.jsoup.nodes.Element element) {
        Element made = element(element, scope);
        if (made == null) {
          children(element, to, scope);
        } else {
          to.addContent(made);
        }
      }
    }
  }

  private static Map<String, Namespace> declared(
      org.jsoup.nodes.Element from, Map<String, Namespace> outer) {
    Map<String, Namespace> scope = outer;
    boolean copied = false;
    for (Attribute attribute : from.attributes()) {
      String key = attribute.getKey();
      if (key.equals(XMLNS) || key.startsWith(XMLNS + ":")) {
        String prefix = key.length() > XMLNS.length() ? key.substring(XMLNS.length() + 1) : "";
        Namespace made = namespace(prefix, attribute.getValue());
        if (made != null) {
          scope = copied ? scope : new HashMap<>(outer);
          copied = true;
          scope.put(prefix, made);
        }
      }
    }
    return scope;
  }

  private static @Nullable Namespace namespace(String prefix, String uri) {
    boolean fits =
        Verifier.checkNamespacePrefix(prefix) == null
            && Verifier.checkNamespaceURI(uri) == null
            && !(uri.isEmpty() && !prefix.isEmpty())
            && !prefix.equals("xml");
    return fits ? Namespace.getNamespace(prefix, uri) : null;
  }

  /// A prefix that nobody declared means what it means everywhere else.
  private static Namespace namespace(String prefix, Map<String, Namespace> scope) {
    Namespace known = scope.get(prefix);
    if (known != null) {
      return known;
    }
    String usual = Vocabulary.usual(prefix.toLowerCase(Locale.ROOT));
    Namespace made = namespace(prefix, usual == null ? "urn:undeclared:" + prefix : usual);
    return made == null ? Namespace.NO_NAMESPACE : made;
  }

  private static void set(Element to, Attribute attribute, Map<String, Namespace> scope) {
    String key = attribute.getKey();
    String name = local(key);
    if (key.startsWith(XMLNS) || Verifier.checkAttributeName(name) != null) {
      return;
    }
    String prefix = prefix(key);
    Namespace namespace = prefix.isEmpty() ? Namespace.NO_NAMESPACE : namespace(prefix, scope);
    boolean clash =
        !namespace.getPrefix().isEmpty() && Verifier.checkNamespaceCollision(namespace, to) != null;
    to.setAttribute(
        name, XmlText.legal(attribute.getValue()), clash ? Namespace.NO_NAMESPACE : namespace);
  }

  private static String prefix(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
