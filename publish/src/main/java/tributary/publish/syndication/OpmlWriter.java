package tributary.publish.syndication;

import com.rometools.opml.feed.opml.Attribute;
import com.rometools.opml.feed.opml.Opml;
import com.rometools.opml.feed.opml.Outline;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import tributary.events.feed.Feed;

/// Writes what is followed as OPML 2.0: a group for each subject, as other readers show folders.
/// What only we know of a feed stands in attributes of a namespace of our own.
public final class OpmlWriter {
  private static final String PREFIX = "tributary";
  private static final Namespace OURS = Namespace.getNamespace(PREFIX, "urn:tributary:opml:1");

  // As the reader sees them: with prefix, in small letters.
  public static final String FORM = PREFIX + ":form";
  public static final String SELECTOR = PREFIX + ":selector";
  public static final String FULL_TEXT = PREFIX + ":fulltext";
  public static final String PAUSED = PREFIX + ":paused";

  private final List<Outline> top = new ArrayList<>();
  private final Map<List<String>, Outline> folders = new HashMap<>();
  private final Map<String, Feed> byAddress = new HashMap<>();

  private OpmlWriter() {}

  /// A feed in the list.
  public record Listed(Feed feed, String name) {}

  /// @param followed by the name that it is shown under, in this order
  public static String write(Collection<Listed> followed) {
    OpmlWriter writer = new OpmlWriter();
    followed.forEach(writer::add);
    Opml opml = new Opml();
    opml.setFeedType("opml_2.0");
    opml.setTitle("Feeds followed by Tributary");
    opml.setOutlines(writer.top);
    try {
      Document document = new WireFeedOutput().outputJDom(opml);
      writer.sayWhatIsOurs(document);
      return new XMLOutputter(Format.getPrettyFormat()).outputString(document);
    } catch (FeedException e) {
      throw new IllegalStateException("the feeds could not be written as OPML", e);
    }
  }

  private void add(Listed followed) {
    Feed feed = followed.feed();
    Outline outline = named(followed.name());
    boolean page = feed.form() != Feed.Form.FEED;
    outline.setType(page ? "link" : "rss");
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute(page ? "url" : "xmlUrl", feed.url().toString()));
    outline.setAttributes(attributes);
    byAddress.put(feed.url().toString(), feed);
    inside(feed.subjects()).add(outline);
  }

  /// The outlines in a folder; folders are made where they are missing.
  private List<Outline> inside(List<String> path) {
    if (path.isEmpty()) {
      return top;
    }
    Outline folder = folders.get(path);
    if (folder == null) {
      folder = named(path.getLast());
      folders.put(path, folder);
      inside(path.subList(0, path.size() - 1)).add(folder);
    }
    return folder.getChildren();
  }

  private static Outline named(String name) {
    Outline outline = new Outline();
    outline.setText(name);
    outline.setTitle(name);
    return outline;
  }

  private void sayWhatIsOurs(Document document) {
    for (Element outline : document.getDescendants(Filters.element("outline"))) {
      String address = outline.getAttributeValue("xmlUrl", outline.getAttributeValue("url"));
      Feed feed = address == null ? null : byAddress.get(address);
      if (feed != null) {
        say(outline, feed);
      }
    }
  }

  private static void say(Element outline, Feed feed) {
    if (feed.form() != Feed.Form.FEED) {
      outline.setAttribute("form", feed.form().name().toLowerCase(Locale.ROOT), OURS);
    }
    if (feed.selector() != null) {
      outline.setAttribute("selector", feed.selector(), OURS);
    }
    if (feed.fullText() != Feed.FullText.AUTO) {
      outline.setAttribute("fullText", feed.fullText().name().toLowerCase(Locale.ROOT), OURS);
    }
    if (feed.paused()) {
      outline.setAttribute("paused", "true", OURS);
    }
  }
}
