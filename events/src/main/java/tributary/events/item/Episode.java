package tributary.events.item;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a podcast feed says of an episode beyond its enclosure, chapters and transcript (podcast
/// namespace, <https://github.com/Podcastindex-org/podcast-namespace>, and iTunes).
///
/// @param season its number, 0 or more
/// @param number within the season, as given: `3`, `3.5`
/// @param type `full`, `trailer` or `bonus`; `live` for an announced live item
/// @param persons who speaks or made it
/// @param soundbites passages that the publisher commends
/// @param alternates the same recording in other forms
/// @param social where it is talked about
/// @param value how listeners may pay, as the feed has it: XML, not interpreted
public record Episode(
    @Nullable Integer season,
    @Nullable String number,
    @Nullable String type,
    List<Person> persons,
    List<Soundbite> soundbites,
    List<Enclosure> alternates,
    List<URI> social,
    @Nullable String value) {

  /// Somebody behind an episode.
  ///
  /// @param role as given, lower case; null means host
  public record Person(
      String name, @Nullable String role, @Nullable URI link, @Nullable URI image) {}

  /// A passage.
  ///
  /// @param start from the beginning
  public record Soundbite(Duration start, Duration length, @Nullable String title) {}

  public Episode {
    persons = List.copyOf(persons);
    soundbites = List.copyOf(soundbites);
    alternates = List.copyOf(alternates);
    social = List.copyOf(social);
  }
}
