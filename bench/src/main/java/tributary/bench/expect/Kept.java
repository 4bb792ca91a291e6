package tributary.bench.expect;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.ingest.source.Readout;

/// What we keep of a document, under the names that feedparser gives it. All other names are not
/// there.
public final class Kept {
  private static final String VALUE = "value";
  private static final String HREF = "href";
  private static final String LANGUAGE = "language";

  private Kept() {}

  /// Names for [Expectation#holds].
  public static Map<String, @Nullable Object> of(Readout readout) {
    Map<String, @Nullable Object> names = new HashMap<>();
    names.put("feed", feed(readout));
    names.put("entries", readout.items().stream().map(Kept::entry).toList());
    names.put("version", version(String.valueOf(readout.format())));
    names.put("encoding", new Said.Label(readout.encoding()));
    names.put("bozo", !readout.problems().isEmpty());
    return names;
  }

  private static String version(String format) {
    return switch (format) {
      case "Atom 1.0" -> "atom10";
      case "Atom 0.3" -> "atom03";
      case "RSS" -> "rss";
      default -> format.toLowerCase(Locale.ROOT).replace(" ", "").replace(".", "");
    };
  }

  private static Map<String, @Nullable Object> feed(Readout readout) {
    Map<String, @Nullable Object> feed = new HashMap<>();
    Readout.Head head = readout.feed();
    if (head == null) {
      return feed;
    }
    Said title = new Said.Line(head.title());
    feed.put("title", title);
    feed.put("title_detail", Map.of(VALUE, title));
    for (String name : List.of("description", "subtitle", "tagline", "info")) {
      feed.put(name, new Said.Line(head.description()));
      feed.put(name + "_detail", Map.of(VALUE, new Said.Line(head.description())));
    }
    feed.put("link", text(head.link()));
    feed.put(LANGUAGE, head.language());
    dates(feed, "updated", head.updated());
    return feed;
  }

  private static Map<String, @Nullable Object> entry(Readout.Item item) {
    Map<String, @Nullable Object> entry = new HashMap<>();
    Said title = new Said.Line(item.title());
    entry.put("title", title);
    entry.put("title_detail", Map.of(VALUE, title));
    entry.put("id", item.id());
    entry.put("guid", item.id());
    entry.put("link", text(item.link()));
    texts(entry, item);
    dates(entry, "published", item.published());
    dates(entry, "updated", item.updated());
    authors(entry, item.authors());
    entry.put("tags", item.categories().stream().map(c -> Map.of("term", c)).toList());
    entry.put("category", item.categories().isEmpty() ? null : item.categories().getFirst());
    entry.put(LANGUAGE, item.language());
    enclosures(entry, item);
    if (item.thread() != null) {
      entry.put("comments", text(item.thread().comments()));
      Map<String, @Nullable Object> answered = new HashMap<>();
      answered.put(HREF, text(item.thread().toLink()));
      answered.put("ref", item.thread().to());
      entry.put("thr_in-reply-to", answered);
    }
    entry.put("psc_chapters", Map.of("chapters", item.chapters()));
    return entry;
  }

  /// feedparser copies a text into the other field where that is missing.
  private static void texts(Map<String, @Nullable Object> entry, Readout.Item item) {
    String summary = item.summary() == null ? item.content() : item.summary();
    String content = item.content() == null ? item.summary() : item.content();
    Map<String, @Nullable Object> summaryDetail = new HashMap<>();
    summaryDetail.put(VALUE, new Said.Markup(summary));
    summaryDetail.put(LANGUAGE, item.language());
    Map<String, @Nullable Object> contentDetail = new HashMap<>();
    contentDetail.put(VALUE, new Said.Markup(content));
    contentDetail.put(LANGUAGE, item.language());
    entry.put("summary", new Said.Markup(summary));
    entry.put("description", new Said.Markup(summary));
    entry.put("summary_detail", summaryDetail);
    entry.put("content", List.of(contentDetail));
  }

  private static void authors(Map<String, @Nullable Object> entry, List<String> authors) {
    String first = authors.isEmpty() ? null : authors.getFirst();
    entry.put("author", new Said.Name(first));
    entry.put("author_detail", Map.of("name", new Said.Name(first)));
    entry.put("authors", authors.stream().map(a -> Map.of("name", new Said.Name(a))).toList());
  }

  private static void enclosures(Map<String, @Nullable Object> entry, Readout.Item item) {
    entry.put(
        "enclosures",
        item.enclosures().stream()
            .map(e -> {
              Map<String, @Nullable Object> enclosure = new HashMap<>();
              enclosure.put("url", text(e.url()));
              enclosure.put(HREF, text(e.url()));
              enclosure.put("type", e.type());
              enclosure.put("length", e.length() == null ? null : String.valueOf(e.length()));
              return enclosure;
            })
            .toList());
    Map<String, @Nullable Object> image = new HashMap<>();
    image.put(HREF, text(item.image()));
    image.put("url", text(item.image()));
    entry.put("image", image);
    entry.put("media_thumbnail", List.of(image));
  }

  private static void dates(Map<String, @Nullable Object> of, String name, @Nullable Instant at) {
    of.put(name, new Said.Moment(at));
    of.put(name + "_parsed", at == null ? null : tuple(at.atZone(ZoneOffset.UTC)));
  }

  /// Python's `struct_time`: weekdays count from Monday as 0.
  private static List<Double> tuple(ZonedDateTime t) {
    return List.of(
        (double) t.getYear(),
        (double) t.getMonthValue(),
        (double) t.getDayOfMonth(),
        (double) t.getHour(),
        (double) t.getMinute(),
        (double) t.getSecond(),
        t.getDayOfWeek().getValue() - 1.0,
        (double) t.getDayOfYear(),
        0.0);
  }

  private static @Nullable String text(@Nullable URI address) {
    return address == null ? null : address.toString();
  }
}
