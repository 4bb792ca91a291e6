package tributary.app.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Writes an outlet's pages: an article between a header, a menu, further reading and a footer, as
/// readers and extractors meet it in the wild.
record SitePages(Address address) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final String STYLE =
      "body{font:17px/1.6 Georgia,serif;max-width:46rem;margin:0 auto;padding:1rem;color:#222}"
          + "nav a{margin-right:1rem}header,footer,aside{font:14px/1.5 sans-serif;color:#555}"
          + "a{color:#0b5394}figure{margin:1rem 0;background:#eee;padding:1rem}";

  /// The page of an entry.
  ///
  /// @param others more of the same outlet, for further reading
  String article(Outlet outlet, Entry entry, List<Entry> others) {
    Markup html = begin(outlet, entry.title());
    meta(html, outlet, entry);
    html.close();
    html.open("body");
    header(html, outlet);
    html.open("main");
    story(html, outlet, entry);
    further(html, others.stream().filter(other -> !other.id().equals(entry.id())).toList());
    html.close();
    footer(html, outlet);
    return html.close().close().string();
  }

  /// An outlet's front page.
  String front(Outlet outlet, List<Entry> entries) {
    Markup html = begin(outlet, outlet.title()).close().open("body");
    header(html, outlet);
    html.open("main");
    for (Entry entry : entries) {
      html.open("section").open("h2");
      html.leaf("a", entry.title(), "href", address.page(entry.page()).toString()).close();
      html.leaf("p", entry.teaser()).close();
    }
    html.close();
    footer(html, outlet);
    return html.close().close().string();
  }

  private Markup begin(Outlet outlet, String title) {
    Markup html = new Markup().doctype().open("html", "lang", outlet.language()).open("head");
    html.empty("meta", "charset", "utf-8");
    html.leaf("title", title.equals(outlet.title()) ? title : title + " | " + outlet.title());
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    String type =
        outlet.format() == Outlet.Format.ATOM ? "application/atom+xml" : "application/rss+xml";
    String feed = address.feed(outlet).toString();
    html.empty("link", "rel", "alternate", "type", type, "href", feed);
    return html.leaf("style", STYLE);
  }

  private void meta(Markup html, Outlet outlet, Entry entry) {
    html.empty("link", "rel", "canonical", "href", address.page(entry.id()).toString());
    property(html, "og:type", "article");
    property(html, "og:title", entry.title());
    property(html, "og:site_name", outlet.title());
    property(html, "article:published_time", address.published(entry).toString());
    html.empty("meta", "name", "description", "content", entry.teaser());
    if (entry.author() != null) {
      html.empty("meta", "name", "author", "content", entry.author());
    }
  }

  private static void property(Markup html, String name, String value) {
    html.empty("meta", "property", name, "content", value);
  }

  private void header(Markup html, Outlet outlet) {
    html.open("header", "class", "site-header");
    html.leaf("a", outlet.title(), "href", "/", "class", "brand");
    html.leaf("p", outlet.description(), "class", "tagline");
    html.open("nav", "class", "menu");
    html.leaf("a", "Home", "href", "/");
    html.leaf("a", "Feed", "href", Address.FEED);
    html.leaf("a", "About", "href", "/#about");
    html.close().close();
  }

  private void story(Markup html, Outlet outlet, Entry entry) {
    Instant published = address.published(entry);
    html.open("article").leaf("h1", entry.title());
    html.open("p", "class", "byline");
    html.text("By " + (entry.author() == null ? outlet.title() : entry.author()) + ", ");
    html.leaf("time", DAY.format(published), "datetime", published.toString()).close();
    html.open("div", "class", "article-body");
    entry.paragraphs().forEach(paragraph -> html.leaf("p", paragraph));
    html.close();
    if (entry.episode() != null) {
      chapters(html, entry, entry.episode());
    }
    html.close();
  }

  private void chapters(Markup html, Entry entry, Episode episode) {
    html.open("section", "class", "chapters").leaf("h2", "Chapters").open("ol");
    episode.chapters().forEach(part -> html.leaf("li", part.start() + " " + part.title()));
    html.close();
    String transcript = address.file(entry, PodcastFeed.TRANSCRIPT).toString();
    html.leaf("a", "Transcript", "href", transcript).close();
  }

  private void further(Markup html, List<Entry> others) {
    html.open("aside", "class", "related").leaf("h2", "More to read").open("ul");
    for (Entry other : others.stream().limit(4).toList()) {
      html.open("li");
      html.leaf("a", other.title(), "href", address.page(other.page()).toString()).close();
    }
    html.close().close();
  }

  private void footer(Markup html, Outlet outlet) {
    html.open("footer", "id", "about");
    html.open("form", "action", "#", "method", "get");
    html.leaf("label", "Get our letter on Fridays", "for", "mail");
    html.empty("input", "id", "mail", "type", "email");
    html.leaf("button", "Sign up").close();
    html.leaf("p", outlet.title() + " is made up. It is part of Tributary's sample web.");
    html.close();
  }
}
