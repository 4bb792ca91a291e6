package tributary.ingest.source;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.ingest.podcast.Timecode;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Sanitizer;

/// What podcast feeds say beyond RSS: iTunes duration and picture, Podlove simple chapters, and
/// from the `podcast:` namespace (which ROME leaves as foreign elements) transcripts and chapters.
record PodcastMarks(Element entry, URI base) {
  private static final String CHAPTERS = "chapters";
  private static final List<String> BY_WORTH =
      List.of(
          "application/json",
          "text/vtt",
          "application/x-subrip",
          "application/srt",
          "text/srt",
          "text/plain",
          "text/html");

  @Nullable Duration duration() {
    return marks("itunes", "duration")
        .map(e -> Timecode.seconds(e.getTextTrim()))
        .filter(Objects::nonNull)
        .filter(seconds -> seconds > 0)
        .map(Duration::ofSeconds)
        .findFirst()
        .orElse(null);
  }

  @Nullable URI image() {
    return marks("itunes", "image")
        .map(e -> e.getAttributeValue("href", e.getAttributeValue("url", e.getTextTrim())))
        .map(written -> Addresses.web(base, written))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  List<Entry.TranscriptLink> transcripts() {
    return marks("podcast", "transcript")
        .map(this::transcript)
        .filter(Objects::nonNull)
        .filter(t -> BY_WORTH.contains(t.type()))
        .sorted(Comparator.comparingInt(t -> BY_WORTH.indexOf(t.type())))
        .toList();
  }

  private Entry.@Nullable TranscriptLink transcript(Element e) {
    URI url = Addresses.web(base, e.getAttributeValue("url"));
    String type = e.getAttributeValue("type", "").toLowerCase(Locale.ROOT);
    return url == null ? null : new Entry.TranscriptLink(url, type.replaceFirst(";.*", "").strip());
  }

  @Nullable URI chaptersUrl() {
    return marks("podcast", CHAPTERS)
        .map(e -> Addresses.web(base, e.getAttributeValue("url")))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  List<Chapter> chapters() {
    return marks("psc", CHAPTERS)
        .flatMap(e -> e.getChildren().stream())
        .map(this::chapter)
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable Chapter chapter(Element c) {
    Integer start = Timecode.seconds(c.getAttributeValue("start", ""));
    String title = c.getAttributeValue("title", "").strip();
    return start == null || title.isEmpty()
        ? null
        : new Chapter(
            start,
            Sanitizer.cut(title, Sanitizer.MAX_LINE),
            Addresses.web(base, c.getAttributeValue("href")));
  }

  /// Namespaces have several addresses in the wild; the usual prefix stands for all of them.
  private Stream<Element> marks(String prefix, String name) {
    return entry.getChildren().stream()
        .filter(e -> e.getName().equals(name))
        .filter(e -> e.getNamespacePrefix().equals(prefix));
  }
}
