package tributary.ingest.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.events.item.Enclosure;
import tributary.events.item.Episode;
import tributary.events.item.Ids;
import tributary.events.item.Place;
import tributary.events.item.Reply;
import tributary.ingest.text.Sanitizer;

/// An entry of a feed document. HTML is sanitised, addresses are absolute.
///
/// @param title plain text as the source gave it, never blank; null where it gave none
/// @param provenance which element gave `published`, and by which rule it was read
/// @param updatedProvenance the same of `updated`
/// @param transcripts where its words can be read, the richest form first
/// @param chapters as they stand in the feed itself
/// @param chaptersUrl where they stand else
/// @param episode what else a podcast feed says of it
/// @param reply how it stands in a conversation
/// @param place where on earth it is about
public record Entry(
    @Nullable String guid,
    @Nullable URI link,
    @Nullable String title,
    @Nullable String summary,
    @Nullable String content,
    @Nullable Instant published,
    @Nullable String provenance,
    @Nullable Instant updated,
    @Nullable String updatedProvenance,
    List<String> authors,
    List<String> categories,
    @Nullable String language,
    @Nullable URI image,
    List<Enclosure> enclosures,
    @Nullable Duration duration,
    List<TranscriptLink> transcripts,
    List<Chapter> chapters,
    @Nullable URI chaptersUrl,
    @Nullable Episode episode,
    @Nullable Reply reply,
    @Nullable Place place) {
  private static final int MADE_TITLE = 80;

  public Entry {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
    enclosures = List.copyOf(enclosures);
    transcripts = List.copyOf(transcripts);
    chapters = List.copyOf(chapters);
  }

  /// A transcript that can be fetched.
  ///
  /// @param type media type as given, lower case, without parameters; may be empty, and is often
  ///   wrong
  /// @param language BCP 47 tag, where it is said
  public record TranscriptLink(URI url, String type, @Nullable String language) {}

  /// What to call it: its title, else the beginning of its text, else its link. Never blank.
  public String heading() {
    if (title != null) {
      return title;
    }
    String text = Sanitizer.text(summary != null ? summary : content);
    if (text.isEmpty()) {
      return link == null ? "Untitled" : link.toString();
    }
    if (text.length() <= MADE_TITLE) {
      return text;
    }
    int word = text.lastIndexOf(' ', MADE_TITLE);
    return Sanitizer.cut(text, word > 0 ? word : MADE_TITLE) + "…";
  }

  /// What tells this entry from its neighbours: its guid, else its link, else title and date.
  public String identity() {
    if (guid != null) {
      return guid;
    }
    return link != null ? link.toString() : Ids.hash(heading(), String.valueOf(published));
  }

  /// Hash of all that a reader would call a change of the entry, see [Wording].
  public String fingerprint() {
    return Wording.fingerprint(this);
  }

  /// Whether it carries sound or pictures to play.
  public boolean playable() {
    return enclosures.stream()
        .map(Enclosure::type)
        .anyMatch(t -> t != null && (t.startsWith("audio/") || t.startsWith("video/")));
  }
}
