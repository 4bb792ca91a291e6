package tributary.ingest.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Sanitizer;

/// An element of a feed where it stands: with the base of its relative addresses (`xml:base`), the
/// language of its text (`xml:lang`), and its children told apart by what they mean and not by how
/// their prefixes are spelt.
final class Node {
  private final Element element;
  private final Vocabulary vocabulary;
  private final Vocabulary own;
  private final String root;
  private final URI base;
  private final boolean based;
  private final @Nullable String language;
  private final boolean marked;
  private @Nullable List<Node> children;

  private Node(Element element, Vocabulary own, @Nullable Node parent, URI at) {
    this.element = element;
    URI outer = parent == null ? at : parent.base;
    this.own = own;
    this.root = parent == null ? element.getNamespaceURI() : parent.root;
    Vocabulary known = Vocabulary.of(element, own);
    boolean likeRoot = known == Vocabulary.OTHER && element.getNamespaceURI().equals(root);
    this.vocabulary = likeRoot ? own : known;
    String lang = attribute(element, "xml", "lang");
    String inherited = parent == null ? null : parent.language;
    this.language = lang == null ? inherited : Sanitizer.language(lang.replace('_', '-'));
    this.marked = lang != null || (parent != null && parent.marked);
    String written = attribute(element, "xml", "base");
    URI found = written == null ? null : Addresses.web(outer, written);
    this.base = found == null ? outer : found;
    this.based = found != null || (parent != null && parent.based);
  }

  /// The root of a document found at `at`.
  static Node root(Element root, URI at) {
    boolean atom = root.getName().equalsIgnoreCase("feed");
    return new Node(root, atom ? Vocabulary.ATOM : Vocabulary.RSS, null, at);
  }

  Element element() {
    return element;
  }

  boolean is(Vocabulary of, String name) {
    return vocabulary == of && element.getName().equalsIgnoreCase(name);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  URI base() {
    return base;
  }

  /// Whether the document itself says where its relative addresses start.
  boolean based() {
    return based;
  }

  @Nullable String language() {
    return language;
  }

  /// Whether the document says what language this is in, or that it is in none.
  boolean marked() {
    return marked;
  }

  List<Node> children() {
    if (children == null) {
      List<Node> made = new ArrayList<>();
      for (Element child : element.getChildren()) {
        made.add(new Node(child, own, this, base));
      }
      children = made;
    }
    return children;
  }

  boolean has(Vocabulary of) {
    for (Node child : children()) {
      if (child.vocabulary == of) {
        return true;
      }
    }
    return false;
  }

  @Nullable Node first(Vocabulary of, String name) {
    for (Node child : children()) {
      if (child.is(of, name)) {
        return child;
      }
    }
    return null;
  }

  List<Node> all(Vocabulary of, String name) {
    List<Node> all = new ArrayList<>();
    for (Node child : children()) {
      if (child.is(of, name)) {
        all.add(child);
      }
    }
    return all;
  }

  /// The text of the first child of that name that has any; null where there is none.
  @Nullable String text(Vocabulary of, String name) {
    for (Node child : children()) {
      if (child.is(of, name) && child.text() != null) {
        return child.text();
      }
    }
    return null;
  }

  /// Its own text without white space around it; null where there is none.
  @Nullable String text() {
    String text = element.getText().strip();
    return text.isEmpty() ? null : text;
  }

  /// An attribute by its local name, without white space around it; null where there is none.
  @Nullable String attribute(String name) {
    if (element.hasAttributes()) {
      for (Attribute attribute : element.getAttributes()) {
        String value = attribute.getValue().strip();
        if (attribute.getName().equalsIgnoreCase(name) && !value.isEmpty()) {
          return value;
        }
      }
    }
    return null;
  }

  /// The absolute address that is meant where this element stands; null where none is.
  @Nullable URI address(@Nullable String written) {
    return Addresses.web(base, written);
  }

  private static @Nullable String attribute(Element element, String prefix, String name) {
    if (element.hasAttributes()) {
      for (Attribute attribute : element.getAttributes()) {
        if (attribute.getName().equals(name) && attribute.getNamespacePrefix().equals(prefix)) {
          return attribute.getValue();
        }
      }
    }
    return null;
  }
}
