package tributary.app.feed;

import com.rometools.opml.feed.opml.Attribute;
import com.rometools.opml.feed.opml.Opml;
import com.rometools.opml.feed.opml.Outline;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.WireFeedOutput;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.Feed.FullText;

/// Lists of feeds as other readers write and read them (OPML 1.0 to 2.0).
///
/// @param feeds each once, in the file's order; folder names are their subjects
/// @param refused one line for each entry that no feed could be made of, with the reason
public record OpmlFile(List<Feed> feeds, List<String> refused) {
  private static final int DEEPEST = 64;
  private static final int MOST = 5_000;

  public OpmlFile {
    feeds = List.copyOf(feeds);
    refused = List.copyOf(refused);
  }

  /// Reads OPML.
  ///
  /// @throws IllegalArgumentException if it is none, nests deeper than 64 levels, or lists more
  ///   than 5,000 feeds
  public static OpmlFile read(String text) {
    String xml = text.strip();
    shallow(xml);
    try {
      Opml opml = (Opml) new WireFeedInput(false, null).build(new StringReader(xml));
      Map<String, Feed> feeds = new LinkedHashMap<>();
      List<String> refused = new ArrayList<>();
      for (Outline outline : opml.getOutlines()) {
        collect(outline, List.of(), feeds, refused);
      }
      if (feeds.size() > MOST) {
        throw new IllegalArgumentException("lists more than " + MOST + " feeds");
      }
      return new OpmlFile(List.copyOf(feeds.values()), refused);
    } catch (FeedException | ClassCastException e) {
      throw new IllegalArgumentException("no readable OPML: " + oneLine(e), e);
    }
  }

  /// Writes OPML 2.0.
  public static String write(Collection<Followed> followed) {
    Opml opml = new Opml();
    opml.setFeedType("opml_2.0");
    opml.setTitle("Feeds followed by Tributary");
    opml.setOutlines(followed.stream().map(OpmlFile::outline).toList());
    try {
      return new WireFeedOutput().outputString(opml);
    } catch (FeedException e) {
      throw new IllegalStateException("the feeds could not be written as OPML", e);
    }
  }

  private static Outline outline(Followed followed) {
    Outline outline = new Outline();
    outline.setText(followed.name());
    outline.setTitle(followed.name());
    outline.setType("rss");
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("xmlUrl", followed.feed().url().toString()));
    outline.setAttributes(attributes);
    outline.setCategories(followed.feed().subjects());
    return outline;
  }

  /// ROME reads outlines by recursion: a file made to nest without end would end the thread.
  private static void shallow(String xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      int depth = 0;
      while (reader.hasNext()) {
        int event = reader.next();
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        if (depth > DEEPEST) {
          throw new IllegalArgumentException("nests deeper than " + DEEPEST + " levels");
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("no readable OPML: " + oneLine(e), e);
    }
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }

  private static void collect(
      Outline outline, List<String> folders, Map<String, Feed> feeds, List<String> refused) {
    String name = name(outline);
    String address = outline.getXmlUrl();
    if (address != null && !address.isBlank()) {
      try {
        Feed feed = feed(address.strip(), name, folders);
        feeds.putIfAbsent(feed.id(), feed);
      } catch (IllegalArgumentException e) {
        refused.add((name == null ? "an entry without a name" : name) + ": " + e.getMessage());
      }
    }
    List<String> inside = new ArrayList<>(folders);
    if (name != null && address == null) {
      inside.add(name);
    }
    for (Outline child : outline.getChildren()) {
      collect(child, inside, feeds, refused);
    }
  }

  private static Feed feed(String address, @Nullable String title, List<String> folders) {
    URI url = URI.create(address);
    return new Feed(
        Feed.idOf(url), url, title, FullText.AUTO, false, folders, Feed.Form.FEED, null);
  }

  /// The outline's name on one line, at most 200 characters; null where it has none.
  private static @Nullable String name(Outline outline) {
    String given = outline.getTitle() == null ? outline.getText() : outline.getTitle();
    if (given == null) {
      return null;
    }
    String plain = given.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    int end = plain.offsetByCodePoints(0, Math.min(200, plain.codePointCount(0, plain.length())));
    return plain.isEmpty() ? null : plain.substring(0, end);
  }
}
