package tributary.ingest.source;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndPerson;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Enclosure;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Sanitizer;

/// One entry as ROME has it, in our words.
///
/// @param at where the feed was found; relative addresses start there
/// @param language of the feed
record EntryReader(URI at, @Nullable String language) {
  private static final int MAX_NAMES = 100;
  private static final int MAX_ENCLOSURES = 20;

  Entry read(SyndEntry e) {
    URI link = Addresses.web(at, e.getLink());
    URI base = link == null ? at : link;
    String summary = e.getDescription() == null ? null : html(e.getDescription(), base);
    String content = longest(e.getContents(), base);
    String title = Sanitizer.line(e.getTitle());
    PodcastMarks podcast = new PodcastMarks(e, base);
    Said published = published(e);
    return new Entry(
        guid(e),
        link,
        title.isEmpty() ? null : title,
        summary,
        content,
        published.at(),
        published.by(),
        instant(e.getUpdatedDate()),
        null,
        authors(e),
        categories(e),
        language,
        image(e, podcast),
        enclosures(e, base),
        podcast.duration(),
        podcast.transcripts(),
        podcast.chapters(),
        podcast.chaptersUrl(),
        null,
        null,
        null);
  }

  /// ROME gives the link where an entry has no id of its own.
  private static @Nullable String guid(SyndEntry e) {
    boolean none = e.getWireEntry() instanceof Item item && item.getGuid() == null;
    String given = none || e.getUri() == null ? "" : e.getUri().strip();
    return given.isEmpty() || given.length() > Addresses.LONGEST ? null : given;
  }

  private static @Nullable String longest(List<SyndContent> contents, URI base) {
    return contents.stream()
        .map(c -> html(c, base))
        .filter(Objects::nonNull)
        .reduce((a, b) -> b.length() > a.length() ? b : a)
        .orElse(null);
  }

  private static @Nullable String html(SyndContent content, URI base) {
    String value = content.getValue();
    boolean plain = "text".equals(content.getType()) || "text/plain".equals(content.getType());
    return Sanitizer.html(plain && value != null ? escaped(value) : value, base);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private record Said(@Nullable Instant at, @Nullable String by) {}

  private static Said published(SyndEntry e) {
    boolean rss = e.getWireEntry() instanceof Item;
    if (e.getPublishedDate() != null) {
      boolean own = e.getWireEntry() instanceof Item item && item.getPubDate() != null;
      String by = own ? "pubDate" : rss ? "dc:date" : "atom:published";
      return new Said(instant(e.getPublishedDate()), by);
    }
    return e.getUpdatedDate() == null
        ? new Said(null, null)
        : new Said(instant(e.getUpdatedDate()), rss ? "dc:date" : "atom:updated");
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static List<String> authors(SyndEntry e) {
    Stream<String> named = e.getAuthors().stream().map(SyndPerson::getName);
    Stream<String> single = Stream.ofNullable(e.getAuthor());
    return Stream.concat(named, single)
        .filter(Objects::nonNull)
        .map(Sanitizer::line)
        .filter(name -> !name.isEmpty())
        .distinct()
        .limit(MAX_NAMES)
        .toList();
  }

  private static List<String> categories(SyndEntry e) {
    return e.getCategories().stream()
        .map(SyndCategory::getName)
        .filter(Objects::nonNull)
        .map(Sanitizer::line)
        .filter(name -> !name.isEmpty())
        .distinct()
        .limit(MAX_NAMES)
        .toList();
  }

  private static List<Enclosure> enclosures(SyndEntry e, URI base) {
    return e.getEnclosures().stream()
        .map(enclosure -> enclosure(enclosure, base))
        .filter(Objects::nonNull)
        .limit(MAX_ENCLOSURES)
        .toList();
  }

  private static @Nullable Enclosure enclosure(SyndEnclosure e, URI base) {
    URI url = Addresses.web(base, e.getUrl());
    String given = e.getType() == null ? null : e.getType().strip().toLowerCase(Locale.ROOT);
    String type = given == null ? null : Sanitizer.cut(given, Sanitizer.MAX_LINE);
    return url == null ? null : new Enclosure(url, type, e.getLength() > 0 ? e.getLength() : null);
  }

  private @Nullable URI image(SyndEntry e, PodcastMarks podcast) {
    URI cover = podcast.image();
    if (cover != null) {
      return cover;
    }
    return e.getModule(MediaModule.URI) instanceof MediaEntryModule media
            && media.getMetadata() != null
            && media.getMetadata().getThumbnail().length > 0
        ? Addresses.web(at, String.valueOf(media.getMetadata().getThumbnail()[0].getUrl()))
        : null;
  }
}
