package tributary.ingest.source;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Sanitizer;

/// One entry, whichever vocabularies it is written in: RSS, Atom and the modules are asked in turn
/// for each thing.
///
/// @param authors of the feed, for entries that name none
/// @param language of the feed
record EntryReader(List<String> authors, @Nullable String language) {
  private static final Spot[] TITLES = {
    Spot.rss("title"),
    Spot.atom("title"),
    new Spot(Vocabulary.DC, "title"),
    new Spot(Vocabulary.MEDIA, "title"),
    new Spot(Vocabulary.ITUNES, "title")
  };
  private static final Spot[] SUMMARIES = {
    Spot.rss("description"),
    Spot.atom("summary"),
    Spot.rss("summary"),
    new Spot(Vocabulary.DCTERMS, "abstract"),
    new Spot(Vocabulary.DC, "description"),
    new Spot(Vocabulary.MEDIA, "description"),
    new Spot(Vocabulary.ITUNES, "summary"),
    new Spot(Vocabulary.ITUNES, "subtitle")
  };
  private static final Spot[] CONTENTS = {
    new Spot(Vocabulary.CONTENT, "encoded"),
    Spot.atom("content"),
    new Spot(Vocabulary.XHTML, "body"),
    Spot.rss("body"),
    Spot.rss("fullitem"),
    Spot.rss("content")
  };

  Entry read(Node entry) {
    URI link = Links.page(entry);
    URI base = link == null || entry.vocabulary() == Vocabulary.ATOM ? entry.base() : link;
    PodcastMarks podcast = new PodcastMarks(entry);
    Attachments attachments = Attachments.of(entry);
    Dating published = Dating.published(entry);
    Dating updated = Dating.updated(entry);
    URI cover = podcast.image();
    return new Entry(
        Links.id(entry),
        link,
        title(entry),
        html(places(entry, SUMMARIES), base),
        content(entry, base),
        published == null ? null : published.at(),
        published == null ? null : published.by(),
        updated == null ? null : updated.at(),
        updated == null ? null : updated.by(),
        Persons.of(entry, authors),
        Categories.of(entry),
        language(entry),
        cover == null ? attachments.image() : cover,
        attachments.enclosures(),
        podcast.duration(),
        podcast.transcripts(),
        podcast.chapters(),
        podcast.chaptersUrl(),
        podcast.episode(),
        Conversation.of(entry),
        Whereabouts.of(entry));
  }

  /// The entry's own children, and those of its group of media: where YouTube says everything.
  private static Stream<Node> places(Node entry, Spot... spots) {
    Node group = entry.first(Vocabulary.MEDIA, "group");
    return group == null
        ? Spot.in(entry, spots)
        : Stream.concat(Spot.in(entry, spots), Spot.in(group, spots));
  }

  private static @Nullable String title(Node entry) {
    return places(entry, TITLES)
        .map(node -> Passage.of(node).line())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String html(Stream<Node> places, URI base) {
    return places
        .map(node -> Passage.of(node).html(base))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// The longest of what it says in full; beside a description, a summary is one more such thing.
  private static @Nullable String content(Node entry, URI base) {
    Spot[] more = {Spot.rss("summary")};
    boolean described = entry.text(Vocabulary.RSS, "description") != null;
    return Stream.concat(
            Spot.in(entry, CONTENTS), described ? Spot.in(entry, more) : Stream.empty())
        .map(node -> Passage.of(node).html(base))
        .filter(Objects::nonNull)
        .max(Comparator.comparingInt(String::length))
        .orElse(null);
  }

  /// The language that the entry names, else the one that its text is marked with (`xml:lang=""`
  /// says that there is none), else that of the feed.
  private @Nullable String language(Node entry) {
    String named =
        Spot.texts(entry, Spot.rss("language"), new Spot(Vocabulary.DC, "language"))
            .findFirst()
            .orElse(null);
    if (named != null) {
      return Sanitizer.language(named.replace('_', '-'));
    }
    Node text =
        Stream.of(CONTENTS, SUMMARIES, TITLES)
            .flatMap(spots -> Spot.in(entry, spots))
            .findFirst()
            .orElse(entry);
    return text.language() == null && !text.marked() ? language : text.language();
  }
}
