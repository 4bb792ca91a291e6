package tributary.app.sample;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes XML, and HTML that is also XML, through StAX: every text and attribute is escaped, every
/// element closed. In memory nothing can fail but a mistake of the caller.
final class Markup {
  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter xml;

  Markup() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JDK's XML writer does not start", e);
    }
  }

  /// One call of StAX.
  private interface Call {
    void run() throws XMLStreamException;
  }

  private Markup write(Call call) {
    try {
      call.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("not well-formed: " + e.getMessage(), e);
    }
  }

  Markup declaration() {
    return write(() -> xml.writeStartDocument("UTF-8", "1.0"));
  }

  Markup doctype() {
    return write(() -> xml.writeDTD("<!DOCTYPE html>"));
  }

  /// Opens an element; attributes as name, value, name, value.
  Markup open(String name, String... attributes) {
    write(() -> xml.writeStartElement(name));
    return attributes(attributes);
  }

  /// An element without content, for those that HTML lets stand alone.
  Markup empty(String name, String... attributes) {
    write(() -> xml.writeEmptyElement(name));
    return attributes(attributes);
  }

  private Markup attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      String name = attributes[i];
      String value = attributes[i + 1];
      write(() -> xml.writeAttribute(name, value));
    }
    return this;
  }

  Markup text(String text) {
    return write(() -> xml.writeCharacters(text));
  }

  Markup close() {
    return write(xml::writeEndElement);
  }

  /// An element with nothing but text in it.
  Markup leaf(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /// What was written so far.
  String string() {
    write(xml::flush);
    return out.toString();
  }
}
