package tributary.events.item;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An item as its source gave it, on `posts`, `podcasts` or `articles`: the source of every replay.
///
/// @param id stable across edits, hash of feed and identity within the feed
/// @param version 1 for its first sight, one more for each edit that ingest saw
/// @param kind post, podcast or article
/// @param origin where it came from
/// @param guid the source's own id, as given
/// @param link the page for readers, absolute
/// @param title plain text, never blank (a title is made from the text where the source gives none)
/// @param summary sanitised HTML, links absolute
/// @param content sanitised HTML, links absolute; for an article the main text of its page
/// @param dates its times, and where they come from
/// @param authors as the source names them
/// @param categories as the source files it
/// @param language BCP 47 tag as the source says
/// @param image address of a picture that stands for it
/// @param enclosures files that it carries: the recording of an episode, for example
/// @param duration of an episode
/// @param chapters of an episode, as its publisher marked them
/// @param transcript of an episode, in order; empty where nobody wrote one
/// @param episode what else a podcast feed says of it
/// @param reply how it stands in a conversation
/// @param place where on earth it is about
/// @param truncated whether text was cut, as there were more than 2 MiB of it
public record RawItem(
    String id,
    int version,
    Kind kind,
    Origin origin,
    @Nullable String guid,
    @Nullable URI link,
    String title,
    @Nullable String summary,
    @Nullable String content,
    Dates dates,
    List<String> authors,
    List<String> categories,
    @Nullable String language,
    @Nullable URI image,
    List<Enclosure> enclosures,
    @Nullable Duration duration,
    List<Chapter> chapters,
    List<Utterance> transcript,
    @Nullable Episode episode,
    @Nullable Reply reply,
    @Nullable Place place,
    boolean truncated) {

  /// The most text an item may carry, in bytes of UTF-8 over all its parts: 2 MiB.
  public static final int MAX_TEXT = 2 * 1024 * 1024;

  public RawItem {
    if (id.isBlank() || title.isBlank()) {
      throw new IllegalArgumentException("an item needs an id and a title");
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1: " + version);
    }
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
    enclosures = List.copyOf(enclosures);
    chapters = List.copyOf(chapters);
    transcript = List.copyOf(transcript);
  }
}
