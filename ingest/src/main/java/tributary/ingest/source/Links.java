package tributary.ingest.source;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Addresses;

/// Which page an entry or a feed is about, and what else it links to.
final class Links {
  private static final String ALTERNATE = "alternate";

  private Links() {}

  /// The page for readers: the original behind a counting redirect, the element's own link, Atom's
  /// alternate, a guid that says or is taken to be one, the page that an RDF description is about.
  static @Nullable URI page(Node node) {
    URI original = node.address(node.text(Vocabulary.FEEDBURNER, "origLink"));
    if (original != null) {
      return original;
    }
    for (Node link : node.all(Vocabulary.RSS, "link")) {
      String written = link.text() == null ? link.attribute("href") : link.text();
      URI found = link.address(written);
      if (found != null) {
        return found;
      }
    }
    URI alternate = alternate(node);
    return alternate == null ? implied(node) : alternate;
  }

  private static @Nullable URI alternate(Node node) {
    URI any = null;
    for (Node link : related(node, ALTERNATE)) {
      URI found = link.address(link.attribute("href"));
      String type = link.attribute("type");
      if (found != null && (type == null || type.contains("html"))) {
        return found;
      }
      any = any == null ? found : any;
    }
    return any;
  }

  private static @Nullable URI implied(Node node) {
    Node content = node.first(Vocabulary.ATOM, "content");
    if (content != null && content.attribute("src") != null) {
      return content.address(content.attribute("src"));
    }
    Node guid = node.first(Vocabulary.RSS, "guid");
    if (guid != null && permanent(guid)) {
      return guid.address(guid.text());
    }
    return node.is(Vocabulary.RSS, "item") ? node.address(about(node)) : null;
  }

  /// A guid is a link unless it says that it is none (RSS 2.0); one that says nothing must look so.
  private static boolean permanent(Node guid) {
    String said = guid.attribute("isPermaLink");
    String text = guid.text();
    boolean absolute = text != null && text.toLowerCase(Locale.ROOT).matches("https?://.*");
    return said == null ? absolute : !said.equalsIgnoreCase("false");
  }

  /// The source's own id, kept as it is; null where there is none, or only white space, or more
  /// than an address may have.
  static @Nullable String id(Node entry) {
    String guid = entry.text(Vocabulary.RSS, "guid");
    String atom = guid == null ? entry.text(Vocabulary.ATOM, "id") : guid;
    String dublin = atom == null ? entry.text(Vocabulary.DC, "identifier") : atom;
    String id = dublin == null ? about(entry) : dublin;
    return id == null || id.length() > Addresses.LONGEST ? null : id;
  }

  private static @Nullable String about(Node entry) {
    return entry.attribute("about");
  }

  /// Atom links of one relation, also inside RSS.
  static List<Node> related(Node node, String relation) {
    return node.all(Vocabulary.ATOM, "link").stream()
        .filter(link -> relation.equalsIgnoreCase(relation(link)))
        .toList();
  }

  static @Nullable URI first(Node node, String relation) {
    List<URI> all = all(node, relation);
    return all.isEmpty() ? null : all.getFirst();
  }

  static List<URI> all(Node node, String relation) {
    return related(node, relation).stream()
        .map(link -> link.address(link.attribute("href")))
        .filter(Objects::nonNull)
        .toList();
  }

  private static String relation(Node link) {
    String relation = link.attribute("rel");
    return relation == null ? ALTERNATE : relation;
  }
}
