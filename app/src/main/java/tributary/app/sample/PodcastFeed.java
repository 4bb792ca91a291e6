package tributary.app.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Writes a podcast's feed: RSS 2.0 with the namespaces of iTunes and Podcasting 2.0, which ROME
/// does not know.
record PodcastFeed(Address address) {
  /// Endings of the files beside an episode's page.
  static final String AUDIO = ".mp3";

  static final String TRANSCRIPT = ".vtt";
  static final String CHAPTERS = ".chapters.json";

  /// Spoken word in good quality, 96 kbit/s.
  private static final int BYTES_PER_SECOND = 12_000;

  String write(Outlet outlet, List<Entry> entries) {
    Markup xml = new Markup().declaration();
    xml.open(
        "rss",
        "version",
        "2.0",
        "xmlns:itunes",
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "xmlns:content",
        "http://purl.org/rss/1.0/modules/content/",
        "xmlns:podcast",
        "https://podcastindex.org/namespace/1.0");
    xml.open("channel");
    channel(xml, outlet);
    entries.forEach(entry -> episode(xml, outlet, entry));
    return xml.close().close().string();
  }

  private void channel(Markup xml, Outlet outlet) {
    xml.leaf("title", outlet.title());
    xml.leaf("link", address.home(outlet.name()).toString());
    xml.leaf("description", outlet.description());
    xml.leaf("language", outlet.language());
    xml.leaf("itunes:author", outlet.title());
    xml.leaf("itunes:type", "episodic");
    xml.leaf("itunes:explicit", "false");
    xml.empty("itunes:category", "text", "Technology");
  }

  private void episode(Markup xml, Outlet outlet, Entry entry) {
    xml.open("item");
    xml.leaf("title", entry.title());
    xml.leaf("link", address.link(outlet, entry).toString());
    xml.leaf("guid", address.guid(entry), "isPermaLink", "false");
    xml.leaf("pubDate", rfc822(address.published(entry)));
    xml.leaf("description", String.join(" ", entry.paragraphs()));
    xml.leaf("content:encoded", SyndicationFeed.html(entry));
    if (entry.author() != null) {
      xml.leaf("itunes:author", entry.author());
    }
    if (entry.episode() != null) {
      sound(xml, entry, entry.episode());
    }
    xml.close();
  }

  private void sound(Markup xml, Entry entry, Episode episode) {
    Duration length = episode.length();
    xml.leaf("itunes:duration", Long.toString(length.toSeconds()));
    xml.leaf("itunes:episodeType", "full");
    xml.empty(
        "enclosure",
        "url",
        address.file(entry, AUDIO).toString(),
        "type",
        "audio/mpeg",
        "length",
        Long.toString(length.toSeconds() * BYTES_PER_SECOND));
    file(xml, "podcast:transcript", address.file(entry, TRANSCRIPT).toString(), "text/vtt");
    file(
        xml,
        "podcast:chapters",
        address.file(entry, CHAPTERS).toString(),
        "application/json+chapters");
  }

  private static void file(Markup xml, String element, String url, String type) {
    xml.empty(element, "url", url, "type", type);
  }

  private static String rfc822(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
