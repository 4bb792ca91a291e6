package tributary.enrich;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tributary.events.item.Chapter;
import tributary.events.item.Dates;
import tributary.events.item.Episode;
import tributary.events.item.Ids;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;
import tributary.events.item.Utterance;

/// Raw items for tests, from the few facts that a test is about.
public final class RawItems {
  public static final Instant MONDAY = Instant.parse("2026-11-09T08:00:00Z");

  private RawItems() {}

  /// A post of `outlet`, published and first seen `minute` minutes after Monday morning.
  public static RawItem post(String outlet, int minute, String title, String text) {
    Instant seen = MONDAY.plusSeconds(60L * minute);
    return post(outlet, title, text, new Dates(seen, "pubDate", null, null, seen), 1);
  }

  /// An episode of `show`, half an hour long.
  public static RawItem episode(
      String show, String title, String notes, List<Chapter> chapters, List<Utterance> said) {
    return episode(show, title, notes, chapters, said, Episode.PLAIN);
  }

  public static RawItem episode(
      String show,
      String title,
      String notes,
      List<Chapter> chapters,
      List<Utterance> said,
      Episode episode) {
    RawItem post = post(show, 0, title, "");
    return new RawItem(
        post.id(),
        1,
        Kind.PODCAST,
        post.origin(),
        post.guid(),
        post.link(),
        title,
        notes,
        null,
        post.dates(),
        List.of(),
        List.of(),
        "en",
        null,
        List.of(),
        Duration.ofMinutes(30),
        chapters,
        said,
        episode,
        null,
        null,
        false);
  }

  public static RawItem post(String outlet, String title, String text, Dates dates, int version) {
    String id = Ids.hash(outlet, title);
    return new RawItem(
        id,
        version,
        Kind.POST,
        new Origin(outlet, outlet, null),
        id,
        URI.create("https://" + outlet + ".example/" + id),
        title,
        null,
        "<p>" + text + "</p>",
        dates,
        List.of(),
        List.of(),
        "en",
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }

  /// A post by these authors.
  public static RawItem by(List<String> authors) {
    RawItem post = post("book", 0, "A book", "It is long.");
    return new RawItem(
        post.id(),
        1,
        Kind.POST,
        post.origin(),
        post.guid(),
        post.link(),
        post.title(),
        null,
        post.content(),
        post.dates(),
        authors,
        List.of(),
        "en",
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }
}
