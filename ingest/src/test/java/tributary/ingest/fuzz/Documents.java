package tributary.ingest.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Small whole documents to begin with, with much of what their formats know.
final class Documents {
  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:psc="http://podlove.org/simple-chapters"
        xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
        xmlns:georss="http://www.georss.org/georss" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
      <channel><title>The Outlet</title><link>http://o.example/</link><description>All &amp; sundry</description>
      <language>en-GB</language><ttl>60</ttl><skipHours><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>
      <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
      <itunes:new-feed-url>http://o.example/new</itunes:new-feed-url><podcast:guid>917393e3</podcast:guid><podcast:locked>yes</podcast:locked>
      <item><guid isPermaLink="false">g-1</guid><title>One &lt;b&gt;bold&lt;/b&gt; title</title><link>/one?a=1&amp;utm_source=x</link>
      <description>&lt;p&gt;A teaser, &lt;a href="more"&gt;more&lt;/a&gt;&lt;img src="/i.png" alt="i"&gt;&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p>The whole <em>text</em> of it.</p><ul><li>a<li>b</ul><table><tr><td>c</table>]]></content:encoded>
      <dc:creator>Ann Author</dc:creator><category>News</category><pubDate>Mon, 09 Nov 2026 12:00:00 +0100</pubDate>
      <media:thumbnail url="http://o.example/t.png" width="10" height="10"/><georss:point>52.5 13.4</georss:point>
      <slash:comments>3</slash:comments><enclosure url="http://o.example/a.mp3" length="1234" type="audio/mpeg"/>
      <itunes:duration>1:02:03</itunes:duration><itunes:episode>4</itunes:episode><itunes:image href="http://o.example/c.png"/>
      <podcast:transcript url="http://o.example/t.vtt" type="text/vtt"/><podcast:chapters url="/c.json" type="application/json+chapters"/>
      <podcast:person role="guest" href="http://p.example/" img="http://p.example/i">Bob</podcast:person>
      <podcast:soundbite startTime="73.0" duration="60.0">Here</podcast:soundbite>
      <podcast:alternateEnclosure type="audio/opus"><podcast:source uri="http://o.example/a.opus"/></podcast:alternateEnclosure>
      <podcast:socialInteract uri="https://s.example/@a/1" protocol="activitypub"/><podcast:value type="lightning"/>
      <psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Start"/><psc:chapter start="01:05" title="More" href="http://o.example/m"/></psc:chapters>
      </item><item><title>Two</title><description>Bare &amp; plain</description></item></channel></rss>
      """;

  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="de" xml:base="http://a.example/x/">
      <title type="html">An &lt;i&gt;Atom&lt;/i&gt;</title><id>urn:1</id><updated>2026-11-09T12:00:00Z</updated>
      <link rel="self" href="http://a.example/feed"/><link rel="hub" href="http://h.example/"/><link href="http://a.example/"/>
      <entry><id>urn:2</id><title>Eins</title><link href="eins"/><link rel="enclosure" href="e.mp3" type="audio/mpeg" length="5"/>
      <author><name>Änne</name></author><published>2026-11-09T11:00:00.123+01:00</published><updated>2026-11-09T12:00:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text <a href="z">Verweis</a></p></div></content>
      <summary>kurz</summary><category term="Wissen"/><thr:in-reply-to ref="urn:0" href="http://a.example/0"/></entry></feed>
      """;

  private static final String RDF =
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="http://r.example/"><title>R</title><link>http://r.example/</link><description>d</description></channel>
      <item rdf:about="http://r.example/1"><title>T</title><link>http://r.example/1</link><dc:date>2026-11-09</dc:date></item></rdf:RDF>
      """;

  private static final String JSON_FEED =
      """
      {"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"http://j.example/","feed_url":"http://j.example/f","next_url":"http://j.example/2",
      "hubs":[{"type":"WebSub","url":"http://h.example/"}],"language":"fr","items":[{"id":"1","url":"/1","title":"Un","content_html":"<p>Bon<script>1</script></p>",
      "content_text":"Bon","summary":"b","image":"http://j.example/i.png","date_published":"2026-11-09T12:00:00+01:00","authors":[{"name":"Zoé"}],"tags":["a","b"],
      "attachments":[{"url":"http://j.example/a.mp3","mime_type":"audio/mpeg","size_in_bytes":12,"duration_in_seconds":61}]},{"id":2,"content_text":"deux"}]}
      """;

  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page - The Outlet</title><link rel="canonical" href="/own">
      <meta property="og:image" content="/lead.png"><meta name="author" content="Ann"><meta property="article:published_time" content="2026-11-09T12:00:00Z">
      <link rel="alternate" type="application/rss+xml" href="/feed" title="Feed"><script type="application/ld+json">{"@type":"NewsArticle","headline":"A page","datePublished":"2026-11-09"}</script></head>
      <body><nav><a href="/">Home</a></nav><article><h1>A page</h1><p class="byline">By Ann Author</p>%s<figure><img src="a.png" srcset="b.png 2x"><figcaption>c</figcaption></figure></article>
      <footer>Imprint</footer></body></html>
      """
          .formatted(
              "<p>A sentence of an article, with some words in it, and a <a href=\"/b\">link</a>.</p>"
                  .repeat(12));

  private static final String VTT =
      """
      WEBVTT

      1
      00:00:01.000 --> 00:00:04.000 align:start
      <v Ann>Good morning, <i>everybody</i>.

      00:00:05.000 --> 00:01:04.500
      Bob: And welcome.
      """;

  private static final String SRT =
      """
      1
      00:00:01,000 --> 00:00:04,000
      Ann: Good morning.

      2
      00:00:05,000 --> 00:00:08,000
      More of it
      """;

  private static final String TRANSCRIPT =
      "{\"version\":\"1.0.0\",\"segments\":[{\"speaker\":\"Ann\",\"startTime\":0.5,\"endTime\":22.9,\"body\":\"Good morning.\"},{\"startTime\":30,\"body\":\"More\"}]}";

  private static final String CHAPTERS =
      "{\"version\":\"1.2.0\",\"chapters\":[{\"startTime\":0,\"title\":\"Start\"},{\"startTime\":168.5,\"title\":\"More\",\"url\":\"http://o.example/m\",\"img\":\"/i\",\"toc\":false}]}";

  private static final String OPML =
      """
      <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="Science">
      <outline type="rss" text="One" title="One" xmlUrl="http://o.example/feed" htmlUrl="http://o.example/"/><outline text="Deep"><outline xmlUrl="http://p.example/"/></outline>
      </outline><outline type="rss" xmlUrl="file:///etc/passwd"/></body></opml>
      """;

  private Documents() {}

  static List<byte[]> feeds() {
    return bytes(RSS, ATOM, RDF, JSON_FEED, PAGE);
  }

  static List<byte[]> pages() {
    return bytes(PAGE, RSS);
  }

  static List<byte[]> transcripts() {
    return bytes(VTT, SRT, TRANSCRIPT, PAGE, "Ann: One.\n\nBob: Two.\n");
  }

  static List<byte[]> chapters() {
    return bytes(CHAPTERS, TRANSCRIPT);
  }

  static List<byte[]> opml() {
    return bytes(OPML, RSS);
  }

  static List<byte[]> dates() {
    return bytes(
        "Mon, 09 Nov 2026 12:00:00 +0100",
        "2026-11-09T12:00:00.123456+01:00",
        "9. November 2026, 12 Uhr",
        "le lundi 9 novembre 2026 à 12h30",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "1762689600",
        "2026-W46-1");
  }

  static List<byte[]> bytes(String... documents) {
    return Stream.of(documents).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
