package tributary.ingest.visit;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.events.item.Enclosure;
import tributary.events.item.Episode;
import tributary.events.item.Episode.ChapterSource;
import tributary.events.item.Utterance;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Request;
import tributary.ingest.podcast.ChapterFile;
import tributary.ingest.podcast.EmbeddedChapters;
import tributary.ingest.podcast.ShowNotes;
import tributary.ingest.podcast.Transcripts;
import tributary.ingest.source.Entry;
import tributary.ingest.text.Reading;

/// What belongs to an episode beside its entry: its words and its chapters.
///
/// @param entry of the episode
/// @param fetch whether anything may be fetched for it; what the entry itself holds is read anyhow
record EpisodeParts(Trimmings trimmings, Entry entry, boolean fetch) {
  private static final String CHAPTERS_TYPES =
      "application/json+chapters, application/json;q=0.9, */*;q=0.1";

  /// @param from null where there are none
  record Chapters(List<Chapter> list, @Nullable ChapterSource from) {
    /// What the feed says of the episode, with where these were found.
    @Nullable Episode of(@Nullable Episode said) {
      return from == null ? said : (said == null ? Episode.PLAIN : said).chaptered(from);
    }
  }

  /// Whether anything is fetched for it.
  boolean asks() {
    boolean recorded = entry.chapters().isEmpty() && recording() != null;
    return fetch && (!entry.transcripts().isEmpty() || entry.chaptersUrl() != null || recorded);
  }

  /// The first transcript that can be read: of the feed's language if there is one, then of the
  /// richest form.
  List<Utterance> transcript() throws InterruptedException {
    List<Entry.TranscriptLink> links =
        entry.transcripts().stream().sorted(Comparator.comparing(this::isForeign)).toList();
    for (Entry.TranscriptLink link : fetch ? links : List.<Entry.TranscriptLink>of()) {
      String accept = link.type().isEmpty() ? "*/*" : link.type() + ", */*;q=0.1";
      List<Utterance> said =
          trimmings.fetched(
              "transcript",
              Request.of(link.url(), accept),
              body -> Transcripts.read(body.bytes(), link.url(), link.type(), body.contentType()));
      if (said != null) {
        return said;
      }
    }
    return List.of();
  }

  private boolean isForeign(Entry.TranscriptLink link) {
    return link.language() != null
        && entry.language() != null
        && !primary(link.language()).equalsIgnoreCase(primary(entry.language()));
  }

  private static String primary(String tag) {
    return tag.replaceFirst("[-_].*", "");
  }

  /// Those of the first source that has any: the publisher's file, the feed, the recording, the
  /// show notes.
  Chapters chapters() throws InterruptedException {
    List<Chapter> file = fromFile();
    if (!file.isEmpty()) {
      return new Chapters(file, ChapterSource.FILE);
    }
    if (!entry.chapters().isEmpty()) {
      return new Chapters(entry.chapters(), ChapterSource.FEED);
    }
    List<Chapter> recorded = fromRecording();
    if (!recorded.isEmpty()) {
      return new Chapters(recorded, ChapterSource.RECORDING);
    }
    List<Chapter> noted = entry.playable() ? fromNotes() : List.of();
    return new Chapters(noted, noted.isEmpty() ? null : ChapterSource.NOTES);
  }

  private List<Chapter> fromFile() throws InterruptedException {
    URI url = entry.chaptersUrl();
    List<Chapter> read =
        url == null || !fetch
            ? null
            : trimmings.fetched(
                "chapters file",
                Request.of(url, CHAPTERS_TYPES),
                body -> ChapterFile.read(body.bytes(), body.at(), body.contentType()));
    return read == null ? List.of() : read;
  }

  /// Its first bytes are asked for, and then, where they tell of a longer tag, as many as that has.
  private List<Chapter> fromRecording() throws InterruptedException {
    URI url = recording();
    if (url == null || !fetch) {
      return List.of();
    }
    Fetched.Body first = beginning(url, EmbeddedChapters.FIRST);
    int needed = first == null ? 0 : EmbeddedChapters.needed(first.bytes());
    Fetched.Body body =
        first == null || needed <= first.bytes().length ? first : beginning(url, needed);
    if (body == null) {
      return List.of();
    }
    return switch (EmbeddedChapters.read(body.bytes(), url)) {
      case Reading.Read<List<Chapter>>(List<Chapter> chapters, String ignored) -> chapters;
      case Reading.Unreadable<List<Chapter>>(String why) -> {
        trimmings.leftOut("recording's chapters", url, why);
        yield List.of();
      }
    };
  }

  private Fetched.@Nullable Body beginning(URI url, int bytes) throws InterruptedException {
    return trimmings.fetched(
        "recording's beginning",
        Request.first(url, "*/*", bytes),
        body -> new Reading.Read<>(body, null));
  }

  /// A stream that is on air has no beginning.
  private @Nullable URI recording() {
    Episode said = entry.episode();
    return said != null && said.live() != null
        ? null
        : entry.enclosures().stream()
            .filter(e -> e.type() != null && e.type().matches("audio/(?!.*mpegurl).*|video/mp4"))
            .map(Enclosure::url)
            .findFirst()
            .orElse(null);
  }

  private List<Chapter> fromNotes() {
    URI base = entry.link() == null ? URI.create("") : entry.link();
    List<Chapter> noted = ShowNotes.chapters(entry.content(), entry.duration(), base);
    return noted.isEmpty() ? ShowNotes.chapters(entry.summary(), entry.duration(), base) : noted;
  }
}
