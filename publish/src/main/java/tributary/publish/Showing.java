package tributary.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tributary.events.digest.Digest;
import tributary.publish.digest.Plan;
import tributary.publish.library.Library;
import tributary.publish.reading.Announcement;
import tributary.publish.shelf.Stories;
import tributary.publish.shelf.Withheld;
import tributary.publish.web.Shown;
import tributary.publish.web.Whereabouts;

/// Says what the pages show at the moment; dates are told in the zone of the digest that is due
/// next.
record Showing(
    List<Plan> plans, Library library, Withheld withheld, Whereabouts whereabouts, Clock clock) {

  Shown of(List<Digest> editions, Stories stories) {
    Plan next =
        plans.stream()
            .min(Comparator.comparing(plan -> plan.schedule().running(clock.instant()).to()))
            .orElseThrow();
    Instant due = next.schedule().running(clock.instant()).to();
    return new Shown(
        editions,
        next.title(),
        Announcement.of(due, next.schedule().zone()),
        next.schedule().zone(),
        stories,
        id -> withheld.item(id) ? Optional.empty() : library.item(id),
        whereabouts);
  }
}
