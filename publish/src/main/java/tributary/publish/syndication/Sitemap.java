package tributary.publish.syndication;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// What there is to be found, for search engines (sitemaps.org, 0.9): one document, or, past 50,000
/// addresses, an index of several.
///
/// @param places in an order that lasts, so that a further one moves few others to another document
public record Sitemap(List<Place> places) {
  /// The most addresses that one document may have.
  public static final int MOST = 50_000;

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  public Sitemap {
    places = List.copyOf(places);
  }

  /// @param address absolute
  /// @param changed null where nobody says
  public record Place(String address, @Nullable Instant changed) {}

  /// How many documents it takes.
  public int parts() {
    return Math.max(1, (places.size() + MOST - 1) / MOST);
  }

  /// One document, by its number from 1.
  public String part(int number) {
    int from = Math.min(places.size(), (number - 1) * MOST);
    int to = Math.min(places.size(), from + MOST);
    return document("urlset", "url", places.subList(from, to));
  }

  /// The document that names the others.
  ///
  /// @param stem absolute address of a part, up to its number
  public String index(String stem) {
    List<Place> parts =
        IntStream.rangeClosed(1, parts())
            .mapToObj(number -> new Place(stem + number + ".xml", null))
            .toList();
    return document("sitemapindex", "sitemap", parts);
  }

  private static String document(String root, String element, List<Place> places) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement(root);
      xml.writeDefaultNamespace(NAMESPACE);
      for (Place place : places) {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        write(xml, "loc", place.address());
        if (place.changed() != null) {
          write(xml, "lastmod", place.changed().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        xml.writeEndElement();
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the sitemap could not be written", e);
    }
    return text.append('\n').toString();
  }

  private static void write(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
