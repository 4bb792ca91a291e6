package tributary.events.item;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a podcast feed says of an episode beyond its enclosure, chapters and transcript (podcast
/// namespace, <https://github.com/Podcastindex-org/podcast-namespace>, and iTunes).
///
/// @param season its number, 0 or more
/// @param seasonName what the season is called
/// @param number within the season, as given: `3`, `3.5`
/// @param display how the number is to be shown: `Ch. 3`
/// @param type `full`, `trailer` or `bonus`; `live` for an announced live item
/// @param live when it is on air, of an announced live item only
/// @param persons who speaks or made it
/// @param soundbites passages that the publisher commends
/// @param alternates the same recording in other forms
/// @param social where it is talked about, what the publisher prefers first
/// @param value how listeners may pay, as the feed has it: XML, not interpreted
/// @param chaptersFrom where its chapters were found; null where it has none
public record Episode(
    @Nullable Integer season,
    @Nullable String seasonName,
    @Nullable String number,
    @Nullable String display,
    @Nullable String type,
    @Nullable Live live,
    List<Person> persons,
    List<Soundbite> soundbites,
    List<Enclosure> alternates,
    List<URI> social,
    @Nullable String value,
    @Nullable ChapterSource chaptersFrom) {

  /// An episode of which nothing is said.
  public static final Episode PLAIN =
      new Episode(
          null, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(), null,
          null);

  /// Somebody behind an episode.
  ///
  /// @param name as the feed has it
  /// @param role lower case; `host` where the feed does not say
  /// @param group lower case; `cast` where the feed does not say
  /// @param link a page about them
  /// @param image address of a picture of them
  public record Person(
      String name, String role, String group, @Nullable URI link, @Nullable URI image) {}

  /// A passage.
  ///
  /// @param start from the beginning
  /// @param length seconds
  /// @param title its own; null where the episode's speaks for it
  public record Soundbite(Duration start, Duration length, @Nullable String title) {}

  /// An announced live show.
  ///
  /// @param status `pending`, `live` or `ended`
  /// @param start as announced
  /// @param end when it is said to end
  public record Live(String status, @Nullable Instant start, @Nullable Instant end) {}

  /// Where chapters were found. Only one source is used: the first of these that has any.
  public enum ChapterSource {
    /// A file of the publisher's, named by `podcast:chapters`.
    FILE,
    /// The feed itself (Podlove simple chapters).
    FEED,
    /// The recording's own tags.
    RECORDING,
    /// Time stamps in the show notes.
    NOTES
  }

  public Episode {
    persons = List.copyOf(persons);
    soundbites = List.copyOf(soundbites);
    alternates = List.copyOf(alternates);
    social = List.copyOf(social);
  }

  /// The same without what only a player needs: other forms of the recording, and how to pay.
  public Episode inBrief() {
    return new Episode(
        season,
        seasonName,
        number,
        display,
        type,
        live,
        persons,
        soundbites,
        List.of(),
        social,
        null,
        chaptersFrom);
  }

  /// The same, with its chapters' source.
  public Episode chaptered(ChapterSource source) {
    return new Episode(
        season,
        seasonName,
        number,
        display,
        type,
        live,
        persons,
        soundbites,
        alternates,
        social,
        value,
        source);
  }
}
