package tributary.ingest.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// The namespaces that feeds are written in, each with the addresses and the prefix by which it
/// goes in the wild. Scheme, case and a slash at the end make no difference; where an address is
/// unknown, the usual prefix speaks for it.
enum Vocabulary {
  /// RSS of every version: no namespace at all, or one of many.
  RSS(
      "rss",
      "http://purl.org/rss/1.0/",
      "http://my.netscape.com/rdf/simple/0.9/",
      "http://channel.netscape.com/rdf/simple/0.9/",
      "http://purl.org/net/rss1.1",
      "http://blogs.law.harvard.edu/tech/rss"),
  ATOM("atom", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns"),
  RDF("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns"),
  DC("dc", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"),
  DCTERMS("dcterms", "http://purl.org/dc/terms/"),
  CONTENT("content", "http://purl.org/rss/1.0/modules/content/"),
  XHTML("xhtml", "http://www.w3.org/1999/xhtml"),
  ITUNES("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
  PODCAST(
      "podcast",
      "https://podcastindex.org/namespace/1.0",
      "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/" + "1.0.md"),
  CHAPTERS("psc", "http://podlove.org/simple-chapters"),
  MEDIA("media", "http://search.yahoo.com/mrss/", "http://search.yahoo.com/rss"),
  THREADING("thr", "http://purl.org/syndication/thread/1.0"),
  SLASH("slash", "http://purl.org/rss/1.0/modules/slash/"),
  COMMENT_API("wfw", "http://wellformedweb.org/CommentAPI/"),
  SYNDICATION("sy", "http://purl.org/rss/1.0/modules/syndication/"),
  GEORSS("georss", "http://www.georss.org/georss"),
  GEO("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
  GML("gml", "http://www.opengis.net/gml"),
  FEEDBURNER("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
  /// All that we do not read.
  OTHER("", "");

  private static final Map<String, Vocabulary> BY_ADDRESS = new HashMap<>();
  private static final Map<String, Vocabulary> BY_PREFIX = new HashMap<>();

  static {
    for (Vocabulary vocabulary : values()) {
      BY_PREFIX.put(vocabulary.prefix, vocabulary);
      for (String address : vocabulary.addresses.split(" ")) {
        BY_ADDRESS.put(plain(address), vocabulary);
      }
    }
  }

  private final String prefix;

  /// With a space between them, the one of the specification first.
  private final String addresses;

  Vocabulary(String prefix, String... addresses) {
    this.prefix = prefix;
    this.addresses = String.join(" ", addresses);
  }

  /// The namespace's address as its specification writes it.
  String address() {
    int end = addresses.indexOf(' ');
    return end < 0 ? addresses : addresses.substring(0, end);
  }

  /// The address that a prefix usually stands for, or null.
  static @Nullable String usual(String prefix) {
    Vocabulary vocabulary = prefix.isEmpty() ? null : BY_PREFIX.get(prefix);
    return vocabulary == null ? null : vocabulary.address();
  }

  /// @param without what an element in no namespace is written in: its document's own
  static Vocabulary of(Element element, Vocabulary without) {
    Namespace namespace = element.getNamespace();
    String address = namespace.getURI();
    if (address.isEmpty()) {
      return without;
    }
    Vocabulary known = BY_ADDRESS.get(plain(address));
    if (known != null) {
      return known;
    }
    if (address.contains("://backend.userland.com/rss")) {
      return RSS;
    }
    String prefix = namespace.getPrefix().toLowerCase(Locale.ROOT);
    return prefix.isEmpty() ? OTHER : BY_PREFIX.getOrDefault(prefix, OTHER);
  }

  private static String plain(String address) {
    String plain = address.strip().toLowerCase(Locale.ROOT);
    int scheme = plain.indexOf("://");
    int from = scheme < 0 ? 0 : scheme + 3;
    int to = plain.length();
    while (to > from && (plain.charAt(to - 1) == '/' || plain.charAt(to - 1) == '#')) {
      to--;
    }
    return plain.substring(from, to);
  }
}
