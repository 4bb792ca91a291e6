package tributary.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Enclosure;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Sanitizer;

/// An item of a JSON Feed.
///
/// @param at where the feed was found
/// @param authors of the feed, for items that name none
record JsonEntry(URI at, @Nullable String language, List<String> authors) {
  private static final int MOST = 100;

  /// A value has another type than the format gives it.
  static final class WrongType extends Exception {
    private static final long serialVersionUID = 1L;

    WrongType(String name, JsonNode value) {
      super("its %s is of the wrong type (%s)".formatted(name, value.getNodeType()));
    }
  }

  Entry read(JsonNode item) throws WrongType {
    if (!item.isObject()) {
      throw new WrongType("item", item);
    }
    URI link = address(item, "url");
    URI outside = address(item, "external_url");
    URI base = link == null ? at : link;
    Dating published = Dating.read("date_published", text(item, "date_published"));
    Dating updated = Dating.read("date_modified", text(item, "date_modified"));
    Dating said = published == null ? updated : published;
    List<String> own = authors(item);
    URI image = address(item, "image");
    return new Entry(
        id(item),
        link == null ? outside : link,
        line(text(item, "title")),
        escaped(text(item, "summary"), base),
        content(item, base),
        said == null ? null : said.at(),
        said == null ? null : said.by(),
        updated == null ? null : updated.at(),
        updated == null ? null : updated.by(),
        own.isEmpty() ? authors : own,
        tags(item),
        named(item),
        image == null ? address(item, "banner_image") : image,
        enclosures(item),
        duration(item),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null);
  }

  /// Ids of other types are read as text (JSON Feed 1.1, `id`).
  private static @Nullable String id(JsonNode item) throws WrongType {
    JsonNode id = item.path("id");
    if (id.isContainerNode()) {
      throw new WrongType("id", id);
    }
    String said = id.isNull() ? "" : id.asText("").strip();
    return said.isEmpty() || said.length() > Addresses.LONGEST ? null : said;
  }

  private static @Nullable String content(JsonNode item, URI base) throws WrongType {
    String html = Sanitizer.html(text(item, "content_html"), base);
    return html == null ? escaped(text(item, "content_text"), base) : html;
  }

  private static @Nullable String escaped(@Nullable String text, URI base) {
    return text == null
        ? null
        : Sanitizer.html(text.replace("&", "&amp;").replace("<", "&lt;"), base);
  }

  private @Nullable String named(JsonNode item) throws WrongType {
    String own = Sanitizer.language(text(item, "language"));
    return own == null ? language : own;
  }

  private @Nullable URI address(JsonNode of, String name) throws WrongType {
    return Addresses.web(at, text(of, name));
  }

  private static @Nullable String text(JsonNode of, String name) throws WrongType {
    JsonNode value = of.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new WrongType(name, value);
    }
    return value.asText().isBlank() ? null : value.asText();
  }

  private static @Nullable String line(@Nullable String text) {
    String line = Sanitizer.cut(Sanitizer.spaced(text), Sanitizer.MAX_LINE);
    return line.isEmpty() ? null : line;
  }

  /// Of a feed or an item: `authors`, or `author` as 1.0 had it.
  static List<String> authors(JsonNode of) {
    Set<String> names = new LinkedHashSet<>();
    List<JsonNode> all = new ArrayList<>();
    of.path("authors").forEach(all::add);
    all.add(of.path("author"));
    for (JsonNode author : all) {
      String name = line(author.path("name").asText(null));
      if (name != null && names.size() < MOST) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  private static List<String> tags(JsonNode item) {
    Set<String> tags = new LinkedHashSet<>();
    for (JsonNode tag : item.path("tags")) {
      String line = tag.isTextual() ? line(tag.asText()) : null;
      if (line != null && tags.size() < MOST) {
        tags.add(line);
      }
    }
    return List.copyOf(tags);
  }

  private List<Enclosure> enclosures(JsonNode item) throws WrongType {
    List<Enclosure> enclosures = new ArrayList<>();
    for (JsonNode attachment : item.path("attachments")) {
      URI url = address(attachment, "url");
      String type = text(attachment, "mime_type");
      long size = attachment.path("size_in_bytes").asLong(0);
      if (url != null && enclosures.size() < MOST) {
        String cut = type == null ? null : Sanitizer.cut(type.strip(), Sanitizer.MAX_LINE);
        enclosures.add(new Enclosure(url, cut, size > 0 ? size : null));
      }
    }
    return enclosures;
  }

  private static @Nullable Duration duration(JsonNode item) {
    for (JsonNode attachment : item.path("attachments")) {
      long seconds = attachment.path("duration_in_seconds").asLong(0);
      if (seconds > 0 && seconds < Integer.MAX_VALUE) {
        return Duration.ofSeconds(seconds);
      }
    }
    return null;
  }
}
