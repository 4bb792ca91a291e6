package tributary.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.events.item.Enclosure;
import tributary.events.item.Episode;
import tributary.events.item.Place;
import tributary.events.item.Reply;
import tributary.ingest.text.Reading;

/// What the readers made of a document, as JSON for an operator: `read` and `lab feeds` print one a
/// document. Null is what the source did not give.
///
/// @param source where the document came from, as the operator named it
/// @param format null where nothing could be read
/// @param encoding the character set that its bytes were read in
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Readout(
    String source,
    @Nullable String format,
    @Nullable String encoding,
    @Nullable Head feed,
    List<Item> items,
    List<Problem> problems) {

  /// The document as a whole.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Head(
      @Nullable String title,
      @Nullable URI link,
      @Nullable String description,
      @Nullable String language,
      @Nullable Instant updated,
      @Nullable URI hub,
      @Nullable URI self,
      @Nullable URI newUrl) {}

  /// One entry.
  ///
  /// @param title as the source gave it, null where an item's title would be made from its text
  /// @param duration seconds
  /// @param publishedBy the element and the rule by which `published` was read
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Item(
      @Nullable String id,
      @Nullable String title,
      @Nullable URI link,
      @Nullable String summary,
      @Nullable String content,
      @Nullable Instant published,
      @Nullable Instant updated,
      List<String> authors,
      List<String> categories,
      @Nullable String language,
      List<Enclosure> enclosures,
      @Nullable URI image,
      @Nullable Long duration,
      List<Entry.TranscriptLink> transcripts,
      List<Chapter> chapters,
      @Nullable URI chaptersUrl,
      @Nullable Reply thread,
      @Nullable Place place,
      @Nullable Episode episode,
      @Nullable String publishedBy,
      @Nullable String updatedBy) {

    static Item of(Entry e) {
      Duration duration = e.duration();
      return new Item(
          e.guid(),
          e.title(),
          e.link(),
          e.summary(),
          e.content(),
          e.published(),
          e.updated(),
          e.authors(),
          e.categories(),
          e.language(),
          e.enclosures(),
          e.image(),
          duration == null ? null : duration.toSeconds(),
          e.transcripts(),
          e.chapters(),
          e.chaptersUrl(),
          e.reply(),
          e.place(),
          e.episode(),
          e.provenance(),
          e.updatedProvenance());
    }
  }

  /// @param source as the operator named it
  public static Readout of(String source, Reading<SourceFeed> reading) {
    return switch (reading) {
      case Reading.Read<SourceFeed>(SourceFeed feed, String ignored) -> of(source, feed);
      case Reading.Unreadable<SourceFeed>(String problem) ->
          new Readout(
              source,
              null,
              null,
              null,
              List.of(),
              List.of(new Problem(Problem.Code.UNREADABLE, problem, null)));
    };
  }

  private static Readout of(String source, SourceFeed feed) {
    Head head =
        new Head(
            feed.title(),
            feed.link(),
            feed.description(),
            feed.language(),
            feed.updated(),
            feed.hub(),
            feed.self(),
            feed.newUrl());
    List<Item> items = feed.entries().stream().map(Item::of).toList();
    return new Readout(source, feed.format(), feed.encoding(), head, items, feed.problems());
  }
}
