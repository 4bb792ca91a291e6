package tributary.ingest.source;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Sanitizer;

/// What a document says of the feed as a whole.
///
/// @param root of the document
/// @param channel where RSS says it; Atom says it in the root itself
record FeedHead(Node root, Node channel) {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Spot[] TITLES = {
    Spot.rss("title"),
    Spot.atom("title"),
    new Spot(Vocabulary.DC, "title"),
    new Spot(Vocabulary.ITUNES, "title"),
    new Spot(Vocabulary.MEDIA, "title")
  };
  private static final Spot[] DESCRIPTIONS = {
    Spot.rss("description"),
    Spot.atom("subtitle"),
    Spot.atom("tagline"),
    Spot.atom("info"),
    new Spot(Vocabulary.DC, "description"),
    new Spot(Vocabulary.ITUNES, "summary"),
    new Spot(Vocabulary.ITUNES, "subtitle")
  };
  private static final Spot[] LANGUAGES = {
    Spot.rss("language"),
    new Spot(Vocabulary.DC, "language"),
    new Spot(Vocabulary.DCTERMS, "language")
  };

  static FeedHead of(Node root) {
    Node channel =
        root.vocabulary() == Vocabulary.ATOM ? null : root.first(Vocabulary.RSS, "channel");
    return new FeedHead(root, channel == null ? root : channel);
  }

  SourceFeed feed(List<Entry> entries, String encoding, List<Problem> problems) {
    Dating updated = Dating.updated(channel);
    Dating dated = updated == null ? Dating.published(channel) : updated;
    return new SourceFeed(
        format(),
        title(),
        Links.page(channel),
        description(),
        language(),
        dated == null ? null : dated.at(),
        Links.all(channel, "hub"),
        Links.first(channel, "self"),
        channel.address(channel.text(Vocabulary.ITUNES, "new-feed-url")),
        channel.text(Vocabulary.PODCAST, "guid"),
        "yes".equalsIgnoreCase(channel.text(Vocabulary.PODCAST, "locked")),
        VisitHints.of(channel),
        entries,
        encoding,
        problems);
  }

  private String format() {
    String said = root.attribute("version");
    Matcher number = NUMBER.matcher(said == null ? "" : said);
    boolean numbered = number.find();
    if (root.vocabulary() == Vocabulary.ATOM) {
      boolean old = root.element().getNamespaceURI().contains("purl.org/atom");
      return numbered ? "Atom " + number.group() : old ? "Atom 0.3" : "Atom 1.0";
    }
    if (root.element().getName().equalsIgnoreCase("rdf")) {
      Namespace own = root.element().getNamespace("");
      String namespace = own == null ? "" : own.getURI();
      boolean netscape = channel.element().getNamespaceURI().contains("netscape.com");
      return netscape || namespace.contains("netscape.com") ? "RSS 0.90" : "RSS 1.0";
    }
    if (!numbered) {
      return "RSS";
    }
    return number.group().startsWith("2") ? "RSS 2.0" : "RSS " + number.group();
  }

  private @Nullable String title() {
    return Spot.in(channel, TITLES)
        .map(n -> Passage.of(n).line())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String description() {
    return Spot.in(channel, DESCRIPTIONS)
        .map(n -> Passage.of(n).text())
        .filter(Objects::nonNull)
        .findFirst()
        .map(text -> Sanitizer.cut(text, Sanitizer.MAX_LINE))
        .orElse(null);
  }

  /// What the feed says of itself, else what its text is marked as.
  @Nullable String language() {
    String said = Spot.texts(channel, LANGUAGES).findFirst().orElse(channel.language());
    Node title = Spot.in(channel, TITLES).findFirst().orElse(channel);
    String marked = said == null ? title.language() : said;
    return Sanitizer.language(marked == null ? null : marked.replace('_', '-'));
  }
}
