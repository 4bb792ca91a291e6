package tributary.publish.syndication;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.jdom2.Verifier;

/// Writes Atom 1.0.
final class AtomDocument {
  private AtomDocument() {}

  static String write(Channel channel) {
    Feed feed = new Feed("atom_1.0");
    feed.setId(channel.id());
    feed.setTitle(plain(channel.title()));
    feed.setUpdated(Date.from(channel.updated()));
    feed.setAlternateLinks(List.of(link("alternate", "text/html", channel.page())));
    feed.setOtherLinks(
        List.of(
            link("self", Format.ATOM.type(), channel.address(Format.ATOM)),
            link("alternate", Format.JSON.type(), channel.address(Format.JSON))));
    feed.setAuthors(List.of(author()));
    Generator generator = new Generator();
    generator.setValue("Tributary");
    feed.setGenerator(generator);
    feed.setEntries(channel.entries().stream().map(AtomDocument::entry).toList());
    try {
      return new WireFeedOutput().outputString(feed);
    } catch (FeedException e) {
      throw new IllegalStateException(channel.id() + " could not be written as Atom", e);
    }
  }

  private static com.rometools.rome.feed.atom.Entry entry(Entry entry) {
    com.rometools.rome.feed.atom.Entry atom = new com.rometools.rome.feed.atom.Entry();
    atom.setId(entry.id());
    atom.setTitle(plain(entry.title()));
    atom.setPublished(Date.from(entry.published()));
    atom.setUpdated(Date.from(entry.updated()));
    atom.setAlternateLinks(List.of(link("alternate", "text/html", entry.page())));
    if (!entry.summary().isEmpty()) {
      atom.setSummary(content("text", entry.summary()));
    }
    atom.setContents(List.of(content("html", entry.html())));
    atom.setCategories(entry.subjects().stream().map(AtomDocument::category).toList());
    return atom;
  }

  private static Person author() {
    Person author = new Person();
    author.setName("Tributary");
    return author;
  }

  private static Category category(String subject) {
    Category category = new Category();
    category.setTerm(plain(subject));
    return category;
  }

  private static Content content(String type, String text) {
    Content content = new Content();
    content.setType(type);
    content.setValue(plain(text));
    return content;
  }

  private static Link link(String relation, String type, String address) {
    Link link = new Link();
    link.setRel(relation);
    link.setType(type);
    link.setHref(address);
    return link;
  }

  /// Without what no XML can hold: half a surrogate pair from a title on the web must not take the
  /// whole feed down.
  private static String plain(String text) {
    int[] kept = text.codePoints().filter(Verifier::isXMLCharacter).toArray();
    return Arrays.stream(kept)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
