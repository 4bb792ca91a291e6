package tributary.ingest.inspection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.events.item.Utterance;
import tributary.events.topic.Json;
import tributary.ingest.date.SourceDate;
import tributary.ingest.page.Page;
import tributary.ingest.podcast.ChapterFile;
import tributary.ingest.podcast.Transcripts;
import tributary.ingest.source.Entry;
import tributary.ingest.source.FeedReader;
import tributary.ingest.source.Problem;
import tributary.ingest.source.Readout;
import tributary.ingest.source.SourceFeed;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;
import tributary.ingest.visit.Teaser;

/// What the readers make of a document.
///
/// @param json `{"source","format","feed","items","problems"}` and more, see docs/read.md
/// @param read whether anything was read
public record Inspection(ObjectNode json, boolean read) {

  /// Reads a document with the reader that it is for.
  public static Inspection of(Document document) {
    String text = CharacterSet.decode(document.bytes(), document.contentType());
    return switch (Sort.of(text, mediaType(document.contentType()))) {
      case FEED -> feed(document);
      case PAGE -> page(document);
      case TRANSCRIPT -> transcript(document, text);
      case CHAPTERS -> chapters(document);
    };
  }

  /// Nothing came that could be read.
  static Inspection nothing(String source, String problem) {
    return unreadable(source, null, problem);
  }

  private static String mediaType(@Nullable String contentType) {
    return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static Inspection feed(Document document) {
    Reading<SourceFeed> reading =
        FeedReader.read(document.bytes(), document.at(), document.contentType(), document.whole());
    ObjectNode json = Json.MAPPER.valueToTree(Readout.of(document.source(), reading));
    if (!(reading instanceof Reading.Read<SourceFeed>(SourceFeed feed, String _))) {
      return new Inspection(json, false);
    }
    for (int i = 0; i < feed.entries().size(); i++) {
      Entry entry = feed.entries().get(i);
      if (json.path("items").get(i) instanceof ObjectNode item) {
        item.put("teaser", Teaser.is(entry));
        item.put("identity", entry.identity());
      }
    }
    json.set("hints", Json.MAPPER.valueToTree(feed.hints()));
    return new Inspection(json, true);
  }

  private static Inspection page(Document document) {
    Reading<Page> reading = Page.read(document.bytes(), document.at(), document.contentType());
    return switch (reading) {
      case Reading.Unreadable<Page>(String problem) ->
          unreadable(document.source(), "page", problem);
      case Reading.Read<Page>(Page page, String problem) -> {
        List<Problem> problems =
            problem == null
                ? List.of()
                : List.of(new Problem(Problem.Code.TRUNCATED, problem, null));
        Readout readout =
            new Readout(document.source(), "page", null, null, List.of(item(page)), problems);
        ObjectNode json = Json.MAPPER.valueToTree(readout);
        if (json.path("items").get(0) instanceof ObjectNode item) {
          item.put("whole", page.whole());
        }
        yield new Inspection(json, true);
      }
    };
  }

  private static Readout.Item item(Page page) {
    SourceDate published = page.published();
    return new Readout.Item(
        page.canonical().toString(),
        page.title(),
        page.canonical(),
        null,
        page.html(),
        published == null ? null : published.at(),
        null,
        page.byline() == null ? List.of() : List.of(page.byline()),
        List.of(),
        page.language(),
        List.of(),
        page.image(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        published == null ? null : published.rule(),
        null);
  }

  private static Inspection transcript(Document document, String text) {
    String type = text.stripLeading().startsWith("{") ? "application/json" : "text/vtt";
    Reading<List<Utterance>> reading =
        Transcripts.read(document.bytes(), document.at(), type, document.contentType());
    return list(document, "transcript", "utterances", reading);
  }

  private static Inspection chapters(Document document) {
    Reading<List<Chapter>> reading =
        ChapterFile.read(document.bytes(), document.at(), document.contentType());
    return list(document, "chapters", "chapters", reading);
  }

  private static <T> Inspection list(
      Document document, String format, String name, Reading<List<T>> reading) {
    return switch (reading) {
      case Reading.Unreadable<List<T>>(String problem) ->
          unreadable(document.source(), format, problem);
      case Reading.Read<List<T>>(List<T> values, String _) -> {
        Readout readout = new Readout(document.source(), format, null, null, List.of(), List.of());
        ObjectNode json = Json.MAPPER.valueToTree(readout);
        ArrayNode all = Json.MAPPER.valueToTree(values);
        json.set(name, all);
        yield new Inspection(json, true);
      }
    };
  }

  private static Inspection unreadable(String source, @Nullable String format, String problem) {
    Readout readout =
        new Readout(
            source,
            format,
            null,
            null,
            List.of(),
            List.of(new Problem(Problem.Code.UNREADABLE, problem, null)));
    return new Inspection(Json.MAPPER.valueToTree(readout), false);
  }
}
