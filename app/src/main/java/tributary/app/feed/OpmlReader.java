package tributary.app.feed;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.Feed.Form;
import tributary.events.feed.Feed.FullText;
import tributary.ingest.discovery.FeedAddress;
import tributary.ingest.fetch.LocalHost;
import tributary.publish.syndication.OpmlWriter;

/// Reads one OPML file. A strict reader would lose the whole list over one raw `&`, so jsoup reads
/// it; its tree is walked without recursion.
final class OpmlReader implements NodeVisitor {
  private static final int DEEPEST = 64;
  private static final int MOST = 5_000;
  private static final int MOST_REFUSED = 100;

  private final boolean localToo;
  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();

  /// Names of the folders around, innermost last; empty for an outline that is none.
  private final Deque<String> around = new ArrayDeque<>();

  private int beyond;
  private int refusals;

  OpmlReader(boolean localToo) {
    this.localToo = localToo;
  }

  OpmlFile read(String text) {
    Document document = Jsoup.parse(text, "", Parser.xmlParser());
    Element root = document.firstElementChild();
    if (root == null || !root.normalName().equals("opml")) {
      throw new IllegalArgumentException(
          root == null
              ? "no readable OPML: it holds no element"
              : "no readable OPML: its root is <%s>, not <opml>"
                  .formatted(Feed.line(root.tagName())));
    }
    root.traverse(this);
    if (refusals > MOST_REFUSED) {
      refused.add("and " + (refusals - MOST_REFUSED) + " more entries, for such reasons");
    }
    if (beyond > 0) {
      refused.add(beyond + " more feeds: " + MOST + " are taken from a file");
    }
    if (!text.toLowerCase(Locale.ROOT).contains("</opml")) {
      refused.add("what comes after the file's end: it breaks off");
    }
    return new OpmlFile(List.copyOf(feeds.values()), refused);
  }

  @Override
  public void head(Node node, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("nests deeper than " + DEEPEST + " levels");
    }
    if (!(node instanceof Element outline) || !outline.normalName().equals("outline")) {
      return;
    }
    Map<String, String> said = attributes(outline);
    String name = name(said);
    String address = address(said);
    if (address != null) {
      collect(name, address, said);
    }
    around.addLast(address == null && name != null ? name : "");
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element outline && outline.normalName().equals("outline")) {
      around.removeLast();
    }
  }

  /// By names in small letters; what is blank is not there.
  private static Map<String, String> attributes(Element outline) {
    Map<String, String> said = new LinkedHashMap<>();
    for (Attribute attribute : outline.attributes()) {
      if (!attribute.getValue().isBlank()) {
        said.putIfAbsent(attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue());
      }
    }
    return said;
  }

  private static @Nullable String name(Map<String, String> said) {
    String name = Feed.line(said.get("title"));
    return name == null ? Feed.line(said.get("text")) : name;
  }

  /// Feeds have an xmlUrl; some programs write url instead, as we do for pages.
  private static @Nullable String address(Map<String, String> said) {
    String type = said.getOrDefault("type", "").toLowerCase(Locale.ROOT);
    boolean known = said.containsKey(OpmlWriter.FORM) || type.equals("rss") || type.equals("atom");
    return said.getOrDefault("xmlurl", known ? said.get("url") : null);
  }

  private void collect(@Nullable String name, String address, Map<String, String> said) {
    try {
      Feed feed = feed(name, address, said);
      if (feeds.size() < MOST) {
        feeds.putIfAbsent(feed.id(), feed);
      } else if (!feeds.containsKey(feed.id())) {
        beyond++;
      }
    } catch (IllegalArgumentException e) {
      refusals++;
      if (refusals <= MOST_REFUSED) {
        refused.add((name == null ? "an entry without a name" : name) + ": " + e.getMessage());
      }
    }
  }

  private Feed feed(@Nullable String name, String address, Map<String, String> said) {
    URI url = FeedAddress.of(address);
    if (!localToo && LocalHost.named(url)) {
      throw new IllegalArgumentException(
          "the host's address is not on the public internet"
              + " (ingest.fetch.allowPrivateAddresses: true allows it)");
    }
    return new Feed(
        Feed.idOf(url),
        url,
        name,
        one(FullText.class, said.get(OpmlWriter.FULL_TEXT), FullText.AUTO),
        Boolean.parseBoolean(said.get(OpmlWriter.PAUSED)),
        subjects(said),
        one(Form.class, said.get(OpmlWriter.FORM), Form.FEED),
        said.get(OpmlWriter.SELECTOR));
  }

  private static <E extends Enum<E>> E one(Class<E> type, @Nullable String name, E usual) {
    return name == null ? usual : Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT));
  }

  /// Folders from the outside in, then categories: a comma between two, a slash before what is
  /// inside of another (OPML 2.0).
  private List<String> subjects(Map<String, String> said) {
    Set<String> names = new LinkedHashSet<>(around);
    for (String category : said.getOrDefault("category", "").split("[,/]")) {
      String name = Feed.line(category);
      if (name != null) {
        names.add(name);
      }
    }
    names.remove("");
    return List.copyOf(names);
  }
}
