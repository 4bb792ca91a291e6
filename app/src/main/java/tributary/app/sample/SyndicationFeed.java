package tributary.app.sample;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// Writes RSS 2.0 and Atom 1.0, by ROME.
record SyndicationFeed(Address address) {

  String rss(Outlet outlet, List<Entry> entries) {
    return write("rss_2.0", outlet, entries);
  }

  String atom(Outlet outlet, List<Entry> entries) {
    return write("atom_1.0", outlet, entries);
  }

  private String write(String type, Outlet outlet, List<Entry> entries) {
    SyndFeed feed = new SyndFeedImpl();
    feed.setFeedType(type);
    feed.setEncoding("UTF-8");
    feed.setTitle(outlet.title());
    feed.setDescription(outlet.description());
    feed.setLanguage(outlet.language());
    feed.setLink(address.home(outlet.name()).toString());
    feed.setUri(Address.stable(outlet).toString());
    feed.setPublishedDate(date(updated(entries)));
    feed.setEntries(entries.stream().map(entry -> entry(outlet, entry)).toList());
    try {
      return new SyndFeedOutput().outputString(feed);
    } catch (FeedException e) {
      throw new IllegalStateException("cannot write the feed of " + outlet.name(), e);
    }
  }

  /// When the feed last changed: its newest entry, so that an unchanged feed is the same bytes.
  private Instant updated(List<Entry> entries) {
    return entries.isEmpty() ? address.monday() : address.published(entries.getFirst());
  }

  private SyndEntry entry(Outlet outlet, Entry entry) {
    SyndEntry item = new SyndEntryImpl();
    item.setUri(address.guid(entry));
    item.setTitle(entry.title());
    item.setLink(address.link(outlet, entry).toString());
    item.setPublishedDate(date(address.published(entry)));
    item.setUpdatedDate(date(address.published(entry)));
    item.setDescription(content("text/plain", entry.teaser()));
    if (entry.author() != null) {
      item.setAuthor(entry.author());
    }
    item.setCategories(entry.tags().stream().map(SyndicationFeed::category).toList());
    if (outlet.fullText() == Outlet.Text.WHOLE) {
      item.setContents(List.of(content("text/html", html(entry))));
    }
    return item;
  }

  private static SyndCategory category(String tag) {
    SyndCategory category = new SyndCategoryImpl();
    category.setName(tag);
    return category;
  }

  private static SyndContent content(String type, String value) {
    SyndContent content = new SyndContentImpl();
    content.setType(type);
    content.setValue(value);
    return content;
  }

  /// The text as a feed carries it.
  static String html(Entry entry) {
    Markup markup = new Markup();
    entry.paragraphs().forEach(paragraph -> markup.leaf("p", paragraph));
    return markup.string();
  }

  @SuppressWarnings("JavaUtilDate") // ROME speaks no other
  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
