package tributary.ingest.source;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.events.item.Episode;
import tributary.ingest.podcast.ChapterList;
import tributary.ingest.podcast.Timecode;
import tributary.ingest.podcast.TranscriptForm;
import tributary.ingest.text.Sanitizer;

/// What podcast feeds say of an entry beyond RSS and Atom: iTunes, Podlove simple chapters, and the
/// `podcast:` namespace. All is bounded in number and length.
///
/// @param entry an `item`, `entry` or `podcast:liveItem`
record PodcastMarks(Node entry) {
  private static final int MAX_TRANSCRIPTS = 20;
  private static final String CHAPTERS = "chapters";
  private static final Spot[] IMAGES = {
    new Spot(Vocabulary.ITUNES, "image"), new Spot(Vocabulary.PODCAST, "image")
  };
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,99}/[a-z0-9.+-]{1,99}");

  /// As iTunes has it; null where it is no length of time.
  @Nullable Duration duration() {
    return Spot.texts(entry, new Spot(Vocabulary.ITUNES, "duration"))
        .map(Timecode::seconds)
        .filter(seconds -> seconds != null && seconds > 0)
        .map(Duration::ofSeconds)
        .findFirst()
        .orElse(null);
  }

  @Nullable URI image() {
    return Spot.in(entry, IMAGES)
        .map(e -> e.address(written(e)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String written(Node image) {
    String href = image.attribute("href");
    String url = href == null ? image.attribute("url") : href;
    return url == null ? image.text() : url;
  }

  /// The richest form first.
  List<Entry.TranscriptLink> transcripts() {
    return entry.all(Vocabulary.PODCAST, "transcript").stream()
        .map(PodcastMarks::transcript)
        .filter(Objects::nonNull)
        .limit(MAX_TRANSCRIPTS)
        .sorted(
            Comparator.comparing(
                link -> TranscriptForm.of(link.type(), link.url()),
                Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private static Entry.@Nullable TranscriptLink transcript(Node e) {
    URI url = e.address(e.attribute("url"));
    String said = e.attribute("type");
    String type = said == null ? "" : said.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
    return url == null
        ? null
        : new Entry.TranscriptLink(
            url,
            MEDIA_TYPE.matcher(type).matches() ? type : "",
            Sanitizer.language(e.attribute("language")));
  }

  @Nullable URI chaptersUrl() {
    return entry.all(Vocabulary.PODCAST, CHAPTERS).stream()
        .map(e -> e.address(e.attribute("url")))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// Podlove simple chapters, earliest first.
  List<Chapter> chapters() {
    ChapterList chapters = new ChapterList(entry.base());
    entry.all(Vocabulary.CHAPTERS, CHAPTERS).stream()
        .flatMap(e -> e.all(Vocabulary.CHAPTERS, "chapter").stream())
        .forEach(e -> {
          String start = Objects.requireNonNullElse(e.attribute("start"), "");
          String title = Objects.requireNonNullElse(e.attribute("title"), "");
          chapters.add(Timecode.seconds(start), title, e.attribute("href"));
        });
    return chapters.inOrder();
  }

  /// What else is said of the episode; null where nothing is.
  @Nullable Episode episode() {
    Episode said = new EpisodeMarks(entry).read();
    return said.equals(Episode.PLAIN) ? null : said;
  }

  /// Whether a node is an announced live show: it holds what an item holds, and is read like one.
  static boolean isLive(Node node) {
    return node.is(Vocabulary.PODCAST, "liveItem");
  }
}
