package tributary.ingest.source;

import com.rometools.modules.itunes.EntryInformation;
import com.rometools.modules.itunes.ITunes;
import com.rometools.modules.psc.modules.PodloveSimpleChapterModule;
import com.rometools.modules.psc.types.SimpleChapter;
import com.rometools.rome.feed.synd.SyndEntry;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.ingest.podcast.Timecode;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Sanitizer;

/// What podcast feeds say beyond RSS: iTunes duration and picture, Podlove simple chapters, and
/// from the `podcast:` namespace (which ROME leaves as foreign elements) transcripts and chapters.
record PodcastMarks(SyndEntry entry, URI base) {
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
    return itunes()
        .map(EntryInformation::getDuration)
        .map(d -> Duration.ofMillis(d.getMilliseconds()))
        .filter(Duration::isPositive)
        .orElse(null);
  }

  @Nullable URI image() {
    return itunes().map(ITunes::getImageUri).map(u -> Addresses.web(base, u)).orElse(null);
  }

  List<Entry.TranscriptLink> transcripts() {
    return podcast("transcript")
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
    return podcast(CHAPTERS)
        .map(e -> Addresses.web(base, e.getAttributeValue("url")))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  List<Chapter> chapters() {
    if (!(entry.getModule(PodloveSimpleChapterModule.URI)
        instanceof PodloveSimpleChapterModule simple)) {
      return List.of();
    }
    return simple.getChapters().stream().map(this::chapter).filter(Objects::nonNull).toList();
  }

  private @Nullable Chapter chapter(SimpleChapter c) {
    Integer start = c.getStart() == null ? null : Timecode.seconds(c.getStart());
    if (start == null || c.getTitle() == null || c.getTitle().isBlank()) {
      return null;
    }
    return new Chapter(
        start,
        Sanitizer.cut(c.getTitle().strip(), Sanitizer.MAX_LINE),
        Addresses.web(base, c.getHref()));
  }

  private Optional<EntryInformation> itunes() {
    return entry.getModule(ITunes.URI) instanceof EntryInformation info
        ? Optional.of(info)
        : Optional.empty();
  }

  /// The namespace has two addresses in the wild; its usual prefix stands for both.
  private Stream<Element> podcast(String name) {
    return entry.getForeignMarkup().stream()
        .filter(e -> e.getName().equals(name))
        .filter(e ->
            e.getNamespacePrefix().equals("podcast")
                || e.getNamespaceURI().contains("podcastindex.org"));
  }
}
