package tributary.publish.herald;

import java.time.Instant;
import tributary.publish.log.Place;

/// How telling stands on one partition, as it is kept with the offset.
///
/// @param next the record of the run to go on from
/// @param base what is added to a story's version
/// @param closed what subscribers were promised last; [Instant#EPOCH] for nothing
record Stand(long next, int base, Instant closed) {

  static Stand of(Place place) {
    String[] note = place.note().split(" ", 2);
    return new Stand(place.next(), Integer.parseInt(note[0]), Instant.parse(note[1]));
  }

  Place place() {
    return new Place(next, base + " " + closed);
  }

  Stand at(long other) {
    return new Stand(other, base, closed);
  }

  Stand closed(Instant upTo) {
    return new Stand(next, base, upTo);
  }
}
