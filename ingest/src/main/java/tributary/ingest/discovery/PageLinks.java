package tributary.ingest.discovery;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.WebLink;

/// The feeds that a page and its headers name, the best first: in the page's order, comments last.
final class PageLinks {
  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/x.atom+xml",
          "application/x-atom+xml",
          "text/rss+xml",
          "text/atom+xml");

  /// Types that also name much else; the address must look like a feed's.
  private static final Set<String> LOOSE_TYPES =
      Set.of("application/json", "application/xml", "text/xml", "application/rss", "");

  private static final Pattern LIKE_A_FEED =
      Pattern.compile(
          "(?:^|[/._-])(?:rss|atom|feeds?|rdf)(?:[/._-]?(?:xml|json|rdf|php|aspx?))?/?(?:\\?.*)?$"
              + "|(?:^|/)index\\.(?:xml|rdf)(?:\\?.*)?$|\\.(?:rss|atom|rdf)(?:\\?.*)?$"
              + "|[?&](?:feed|format|type)=(?:rss2?|atom|json-?feed)(?:&|$)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SAYS_FEED =
      Pattern.compile("(?:rss|atom|web|json)?[\\s-]*(?:rss|atom|feed)s?", Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_COMMENTS =
      Pattern.compile("[ck]om+ent|reacties|/replies", Pattern.CASE_INSENSITIVE);
  private static final int MOST = 40;

  private final URI at;
  private final Map<URI, Candidate> found = new LinkedHashMap<>();

  private PageLinks(URI at) {
    this.at = at;
  }

  /// @param html the page's source; empty where only the headers are of interest
  /// @param links values of its Link headers
  static List<Candidate> of(String html, URI at, List<String> links) {
    PageLinks page = new PageLinks(at);
    page.headers(links);
    Document document = Jsoup.parse(html, at.toString());
    page.elements(document);
    page.anchors(document);
    return page.found.values().stream()
        .sorted(Comparator.comparing(Candidate::source))
        .limit(MOST)
        .toList();
  }

  private void headers(List<String> links) {
    for (WebLink link : WebLink.in(links)) {
      named(link.parameter("rel"), link.parameter("type"), link.target(), link.parameter("title"));
    }
  }

  private void elements(Document document) {
    for (Element link : document.select("link[rel][href]")) {
      boolean translation = link.hasAttr("hreflang") && !link.hasAttr("type");
      if (!translation && !link.attr("href").isBlank()) {
        named(link.attr("rel"), link.attr("type"), link.absUrl("href"), link.attr("title"));
      }
    }
  }

  private void named(String rel, String type, String href, String title) {
    Set<String> relations = Set.copyOf(Arrays.asList(rel.toLowerCase(Locale.ROOT).split("\\s+")));
    String media = type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    boolean alternate = relations.contains("alternate") && !relations.contains("stylesheet");
    boolean fits =
        TYPES.contains(media)
            || (LOOSE_TYPES.contains(media) && LIKE_A_FEED.matcher(href).find())
            || relations.contains("feed");
    if (fits && (alternate || relations.contains("feed"))) {
      boolean comments = OF_COMMENTS.matcher(title + " " + href).find();
      add(href, title, comments ? Candidate.Source.COMMENTS : Candidate.Source.NAMED);
    }
  }

  private void anchors(Document document) {
    for (Element link : document.select("a[href]")) {
      String href = link.absUrl("href");
      boolean says = SAYS_FEED.matcher(link.text().strip()).matches();
      boolean looks = LIKE_A_FEED.matcher(href).find() && sameSite(href);
      if ((says || looks) && !OF_COMMENTS.matcher(href).find()) {
        add(href, says ? "" : link.text(), Candidate.Source.LINKED);
      }
    }
  }

  private boolean sameSite(String href) {
    URI url = Addresses.web(at, href);
    return url != null && site(url).equals(site(at));
  }

  /// The last two labels will do: what is found is read before it is believed.
  private static String site(URI url) {
    String[] labels = url.getHost().toLowerCase(Locale.ROOT).split("\\.");
    int from = Math.max(0, labels.length - 2);
    return String.join(".", Arrays.asList(labels).subList(from, labels.length));
  }

  private void add(String href, @Nullable String title, Candidate.Source source) {
    URI url = Addresses.web(at, href.replaceFirst("(?i)^feed:(?://)?(?=https?:)", ""));
    if (url != null) {
      found.putIfAbsent(url, new Candidate(url, Feed.line(title), source));
    }
  }
}
