package tributary.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Hints;
import tributary.events.topic.Json;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;
import tributary.ingest.text.Sanitizer;

/// JSON Feed 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>). An item with a value of the
/// wrong type is left out and said to be; `next_url` is not followed.
final class JsonFeed {
  private static final Pattern VERSION =
      Pattern.compile("jsonfeed\\.org/version/(\\d+(?:\\.\\d+)?)");

  private JsonFeed() {}

  static Reading<SourceFeed> read(CharacterSet.Decoded decoded, URI at, List<Problem> problems) {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(decoded.text());
    } catch (JsonProcessingException e) {
      return new Reading.Unreadable<>("it is no valid JSON: " + e.getOriginalMessage());
    }
    Matcher version = VERSION.matcher(root.path("version").asText(""));
    if (!version.find()) {
      return new Reading.Unreadable<>("it is JSON, but no JSON Feed");
    }
    if (!root.path("items").isArray()) {
      return new Reading.Unreadable<>("it is a JSON Feed without a list of items");
    }
    String language = Sanitizer.language(lenient(root, "language"));
    JsonEntry reader = new JsonEntry(at, language, JsonEntry.authors(root));
    List<Entry> entries = new ArrayList<>();
    JsonNode items = root.get("items");
    for (int i = 0; i < items.size(); i++) {
      try {
        entries.add(reader.read(items.get(i)));
      } catch (JsonEntry.WrongType e) {
        String where = "items[%d]".formatted(i);
        problems.add(new Problem(Problem.Code.ENTRY_LOST, String.valueOf(e.getMessage()), where));
      }
    }
    return FeedReader.reading(
        feed(root, at, "JSON Feed " + version.group(1), language, entries, decoded, problems));
  }

  private static SourceFeed feed(
      JsonNode root,
      URI at,
      String format,
      @Nullable String language,
      List<Entry> entries,
      CharacterSet.Decoded decoded,
      List<Problem> problems) {
    String title = Sanitizer.cut(Sanitizer.spaced(lenient(root, "title")), Sanitizer.MAX_LINE);
    String description =
        Sanitizer.cut(Sanitizer.spaced(lenient(root, "description")), Sanitizer.MAX_LINE);
    return new SourceFeed(
        format,
        title.isEmpty() ? null : title,
        Addresses.web(at, lenient(root, "home_page_url")),
        description.isEmpty() ? null : description,
        language,
        null,
        hubs(root, at),
        Addresses.web(at, lenient(root, "feed_url")),
        null,
        null,
        false,
        Hints.NONE,
        entries,
        decoded.name(),
        problems);
  }

  private static List<URI> hubs(JsonNode root, URI at) {
    return Stream.of(root.path("hubs"))
        .flatMap(JsonNode::valueStream)
        .filter(hub -> hub.path("type").asText("").equalsIgnoreCase("websub"))
        .map(hub -> Addresses.web(at, lenient(hub, "url")))
        .filter(Objects::nonNull)
        .toList();
  }

  /// Of the feed as a whole, a value of the wrong type costs only itself.
  private static @Nullable String lenient(JsonNode of, String name) {
    JsonNode value = of.path(name);
    return value.isTextual() ? value.asText() : null;
  }
}
