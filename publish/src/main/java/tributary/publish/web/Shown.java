package tributary.publish.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tributary.events.digest.Digest;
import tributary.publish.reading.Holdings;
import tributary.publish.shelf.Items;
import tributary.publish.shelf.Stories;

/// What the pages show.
///
/// @param editions frozen, newest first
/// @param title of the site, shown while there is no edition
/// @param due when the next edition comes, in words
/// @param zone in which readers are told dates
/// @param stories the latest of each
/// @param items the latest version of each
/// @param whereabouts where the pages are
public record Shown(
    List<Digest> editions,
    String title,
    String due,
    ZoneId zone,
    Stories stories,
    Items items,
    Whereabouts whereabouts) {
  public Shown {
    editions = List.copyOf(editions);
  }

  Holdings holdings() {
    return new Holdings(items, stories::story, stories::headline, stories::notices, editions, zone);
  }

  Optional<Digest> newest() {
    return editions.stream().findFirst();
  }

  Optional<Digest> edition(String id) {
    return editions.stream().filter(edition -> edition.edition().equals(id)).findFirst();
  }

  /// The next newer edition of the same digest.
  Optional<Digest> after(Digest edition) {
    return editions.stream()
        .filter(other -> other.digest().equals(edition.digest()))
        .filter(other -> other.to().isAfter(edition.to()))
        .reduce((newer, older) -> older);
  }

  /// The next older edition of the same digest.
  Optional<Digest> before(Digest edition) {
    return editions.stream()
        .filter(other -> other.digest().equals(edition.digest()))
        .filter(other -> other.to().isBefore(edition.to()))
        .findFirst();
  }
}
