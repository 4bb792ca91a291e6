package tributary.ingest.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tributary.ingest.date.SourceDate;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Sanitizer;

/// What a page says of itself: in its JSON-LD, its meta tags (Open Graph, Dublin Core and others),
/// its microdata, and where it shows it to readers.
///
/// @param published when, by which element and rule, for example `article:published_time, ISO 8601`
/// @param language BCP 47 tag
/// @param canonical the page's own address of itself
record PageFacts(
    StructuredData data,
    @Nullable String title,
    @Nullable String byline,
    @Nullable SourceDate published,
    @Nullable String language,
    @Nullable URI image,
    @Nullable URI canonical) {
  private static final int LONGEST_NAME = 120;
  private static final int SHORTEST_TITLE = 12;
  private static final Pattern BY =
      Pattern.compile(
          "^(?:written by|by|von|par|por|di|door|av|af)[\\s:]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAIL = Pattern.compile("(.*\\S)\\s+[|–—·•»:/-]+\\s+(.*)");
  private static final List<String> DATES =
      List.of(
          "meta[property=article:published_time]",
          "meta[itemprop=datePublished]",
          "meta[name=article:published_time]",
          "meta[property=og:published_time]",
          "meta[name=parsely-pub-date]",
          "meta[name=sailthru.date]",
          "meta[name=date]",
          "meta[name=pubdate]",
          "meta[name=publishdate]",
          "meta[name=publish-date]",
          "meta[name=dc.date]",
          "meta[name=dc.date.issued]",
          "meta[name=dcterms.created]",
          "[itemprop=datePublished]",
          "time[pubdate]",
          "time.published",
          "time.entry-date",
          "abbr.published",
          "article time[datetime]",
          "time[datetime]");
  private static final List<String> BYLINES =
      List.of(
          "meta[name=author]",
          "meta[property=article:author]",
          "meta[name=dc.creator]",
          "meta[name=parsely-author]",
          "meta[name=sailthru.author]",
          "[itemprop=author] [itemprop=name]",
          "[itemprop=author]",
          "a[rel=author]",
          ".byline a, .author a",
          ".byline, .author");

  static PageFacts of(Document page, URI at) {
    StructuredData data = StructuredData.of(page);
    return new PageFacts(
        data,
        title(page, data, at),
        byline(page, data),
        published(page, data),
        language(page, data),
        address(page, at, "meta[property=og:image]", "meta[name=twitter:image]", data.image()),
        address(page, at, "link[rel=canonical]", "meta[property=og:url]", null));
  }

  private static @Nullable String title(Document page, StructuredData data, URI at) {
    String shown = page.select("h1").size() == 1 ? page.select("h1").text().strip() : "";
    String given =
        Stream.of(
                said(page, "meta[property=og:title]"),
                data.headline(),
                said(page, "meta[name=twitter:title]"),
                shown,
                page.title())
            .filter(t -> t != null && !t.isBlank())
            .findFirst()
            .orElse(null);
    if (given == null) {
      return null;
    }
    boolean more = shown.length() >= SHORTEST_TITLE && given.startsWith(shown);
    String title =
        more ? shown : withoutSite(given.strip(), said(page, "meta[property=og:site_name]"), at);
    return Sanitizer.cut(title, Sanitizer.MAX_LINE);
  }

  /// A title often ends in the site's name.
  private static String withoutSite(String title, @Nullable String site, URI at) {
    Matcher tail = TAIL.matcher(title);
    return tail.matches() && names(tail.group(2), site, at) ? tail.group(1) : title;
  }

  private static boolean names(String part, @Nullable String site, URI at) {
    String letters = letters(part);
    String host = at.getHost() == null ? "" : letters(at.getHost());
    return letters.length() > 2
        && (host.contains(letters) || (site != null && letters(site).equals(letters)));
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static @Nullable String byline(Document page, StructuredData data) {
    return Stream.concat(
            Stream.ofNullable(data.authors()), BYLINES.stream().map(where -> said(page, where)))
        .filter(
            name -> name != null && !name.isBlank() && !name.contains("://") && !name.contains("@"))
        .map(name -> BY.matcher(name.strip()).replaceFirst("").strip())
        .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable SourceDate published(Document page, StructuredData data) {
    SourceDate own = from("JSON-LD datePublished", data.published());
    for (int i = 0; own == null && i < DATES.size(); i++) {
      String where = DATES.get(i);
      own =
          from(
              where.replaceFirst("^meta\\[\\w+=|\\[", " ").replace("]", "").strip(),
              said(page, where));
    }
    return own;
  }

  private static @Nullable SourceDate from(String where, @Nullable String written) {
    SourceDate date = SourceDate.read(written);
    return date == null ? null : new SourceDate(date.at(), where + ", " + date.rule());
  }

  private static @Nullable String language(Document page, StructuredData data) {
    String root = page.select("html").attr("lang");
    String locale = said(page, "meta[property=og:locale]");
    String given =
        Stream.of(root, data.language(), said(page, "meta[http-equiv=content-language]"), locale)
            .filter(tag -> tag != null && !tag.isBlank())
            .findFirst()
            .orElse(null);
    return Sanitizer.language(given == null ? null : given.replace('_', '-'));
  }

  private static @Nullable URI address(
      Document page, URI at, String first, String second, @Nullable String third) {
    return Stream.of(said(page, first), said(page, second), third)
        .map(written -> Addresses.web(at, written))
        .filter(found -> found != null)
        .findFirst()
        .orElse(null);
  }

  /// What the first such element says: to programs, else to readers.
  private static @Nullable String said(Document page, String where) {
    Element element = page.selectFirst(where);
    if (element == null) {
      return null;
    }
    for (String attribute : List.of("content", "datetime", "href")) {
      boolean link = attribute.equals("href") && !element.nameIs("link");
      if (!link && !element.attr(attribute).isBlank()) {
        return element.attr(attribute).strip();
      }
    }
    return element.text().isBlank() ? null : element.text().strip();
  }
}
