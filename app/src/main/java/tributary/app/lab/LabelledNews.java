package tributary.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Dates;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;
import tributary.ingest.date.SourceDate;

/// News of a file of JSON Lines: `{"id","title","text","published"?,"source"?,"cluster"?}`. An item
/// without `source` has a source to itself; one without `published` is seen as many seconds after
/// [#UNDATED] as its line's number says.
///
/// @param items in the order of the file, as a feed would bring them
/// @param clusters by item, of those that have one
/// @param problems `FILE:LINE: what is wrong`, one for each line that is left out
public record LabelledNews(
    List<RawItem> items, Map<String, String> clusters, List<String> problems) {
  static final Instant UNDATED = Instant.parse("2026-01-05T00:00:00Z");

  /// Reads a file.
  ///
  /// @param now a date after this is refused, as Kafka takes no record of the future
  /// @throws IOException if it cannot be read, saying why to a user
  public static LabelledNews read(Path file, Instant now) throws IOException {
    LabelledNews news = new LabelledNews(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
    Map<String, Integer> ids = new HashMap<>();
    news.problems.addAll(JsonLines.read(file, (node, number) -> news.take(node, number, now, ids)));
    return news;
  }

  private @Nullable String take(JsonNode node, int number, Instant now, Map<String, Integer> ids) {
    String id = node.path("id").asText();
    if (id.isBlank()) {
      return "has no \"id\"";
    }
    if (node.path("title").asText().isBlank()) {
      return "has no \"title\"";
    }
    Integer before = ids.putIfAbsent(id, number);
    if (before != null) {
      return "has the id '" + id + "' of line " + before;
    }
    String written = node.hasNonNull("published") ? node.path("published").asText() : null;
    Dates dates = dates(written, number);
    if (dates == null) {
      return "\"published\" is no date: '" + written + "'; 2026-01-05T08:00:00Z is one";
    }
    if (dates.firstSeen().isBefore(Instant.EPOCH) || dates.firstSeen().isAfter(now)) {
      return "\"published\" lies before 1970 or after now, where Kafka takes nothing: " + written;
    }
    items.add(item(id, node, dates));
    if (node.hasNonNull("cluster")) {
      clusters.put(id, node.path("cluster").asText());
    }
    return null;
  }

  private static @Nullable Dates dates(@Nullable String written, int number) {
    if (written == null) {
      return new Dates(null, null, null, null, UNDATED.plusSeconds(number));
    }
    SourceDate date = SourceDate.read(written);
    return date == null
        ? null
        : new Dates(
            date.at(),
            "published, " + date.rule(),
            null,
            null,
            date.at().truncatedTo(ChronoUnit.MILLIS)); // as Kafka's stamps are
  }

  private static RawItem item(String id, JsonNode node, Dates dates) {
    String source = node.path("source").asText("");
    String feed = source.isBlank() ? id : source;
    return new RawItem(
        id,
        1,
        Kind.POST,
        new Origin(feed, feed, null),
        id,
        null,
        node.path("title").asText(),
        null,
        node.path("text").asText().replace("&", "&amp;").replace("<", "&lt;"),
        dates,
        List.of(),
        List.of(),
        null,
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
