package tributary.ingest.source;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.MediaGroup;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.UrlReference;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Enclosure;
import tributary.ingest.text.Sanitizer;

/// The files and the picture that an entry carries.
///
/// @param media null where the entry has none of Media RSS
record Attachments(Node entry, @Nullable MediaEntryModule media) {
  private static final int MOST = 20;
  private static final String IMAGE = "image";

  static Attachments of(Node entry) {
    return new Attachments(entry, new Modules(entry).media());
  }

  /// Each file once, the source's own enclosures first.
  List<Enclosure> enclosures() {
    Map<URI, Enclosure> byUrl = new LinkedHashMap<>();
    Stream.of(
            entry.all(Vocabulary.RSS, "enclosure").stream().map(e -> linked(e, e.attribute("url"))),
            Links.related(entry, "enclosure").stream().map(e -> linked(e, e.attribute("href"))),
            contents().filter(c -> !picture(c)).map(this::content))
        .flatMap(same -> same)
        .filter(Objects::nonNull)
        .limit(MOST)
        .forEach(e -> byUrl.putIfAbsent(e.url(), e));
    return List.copyOf(byUrl.values());
  }

  private static @Nullable Enclosure linked(Node e, @Nullable String address) {
    URI url = e.address(address == null ? e.text() : address);
    return url == null ? null : new Enclosure(url, type(e.attribute("type")), length(e));
  }

  private static @Nullable Long length(Node e) {
    String given = e.attribute("length");
    try {
      long length = given == null ? 0 : Long.parseLong(given.replaceAll("[,.\\s]", ""));
      return length > 0 ? length : null;
    } catch (NumberFormatException no) {
      return null;
    }
  }

  private static @Nullable String type(@Nullable String given) {
    String type = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
    return type.isEmpty() ? null : Sanitizer.cut(type, Sanitizer.MAX_LINE);
  }

  private @Nullable Enclosure content(MediaContent content) {
    URI url = url(content);
    Long size = content.getFileSize();
    return url == null
        ? null
        : new Enclosure(url, type(content.getType()), size != null && size > 0 ? size : null);
  }

  private @Nullable URI url(MediaContent content) {
    return content.getReference() instanceof UrlReference reference && reference.getUrl() != null
        ? entry.address(reference.getUrl().toString())
        : null;
  }

  private Stream<MediaContent> contents() {
    return media == null
        ? Stream.empty()
        : Stream.concat(
            Stream.of(media.getMediaContents()),
            Stream.of(media.getMediaGroups()).map(MediaGroup::getContents).flatMap(Stream::of));
  }

  private static boolean picture(MediaContent content) {
    String type = content.getType();
    return type == null
        ? IMAGE.equalsIgnoreCase(content.getMedium())
        : type.strip().toLowerCase(Locale.ROOT).startsWith(IMAGE + "/");
  }

  /// A thumbnail, a picture of Media RSS, the entry's own image, or an enclosure that is one.
  @Nullable URI image() {
    return Stream.of(
            thumbnails(),
            contents().filter(Attachments::picture).map(this::url),
            own(),
            enclosures().stream()
                .filter(e -> e.type() != null && e.type().startsWith(IMAGE + "/"))
                .map(Enclosure::url))
        .flatMap(same -> same)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private Stream<URI> own() {
    Stream<@Nullable String> images =
        entry.all(Vocabulary.RSS, IMAGE).stream()
            .map(e -> e.text() == null ? e.text(Vocabulary.RSS, "url") : e.text());
    Stream<@Nullable String> links =
        entry.all(Vocabulary.ITUNES, "link").stream()
            .filter(e -> IMAGE.equals(e.attribute("rel")))
            .map(e -> e.attribute("href"));
    return Stream.concat(images, links).map(entry::address).filter(Objects::nonNull);
  }

  private Stream<@Nullable URI> thumbnails() {
    if (media == null) {
      return Stream.empty();
    }
    return Stream.of(
            Stream.ofNullable(media.getMetadata()),
            Stream.of(media.getMediaGroups()).map(MediaGroup::getMetadata),
            contents().map(MediaContent::getMetadata))
        .flatMap(same -> same)
        .filter(Objects::nonNull)
        .map(Metadata::getThumbnail)
        .filter(Objects::nonNull)
        .flatMap(Stream::of)
        .map(t -> entry.address(String.valueOf(t.getUrl())));
  }
}
