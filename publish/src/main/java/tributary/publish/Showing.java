package tributary.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tributary.events.digest.Digest;
import tributary.publish.digest.Plan;
import tributary.publish.reading.Announcement;
import tributary.publish.reading.Offer;
import tributary.publish.shelf.Following;
import tributary.publish.shelf.Items;
import tributary.publish.shelf.Withheld;
import tributary.publish.syndication.OpmlWriter;
import tributary.publish.web.Shown;
import tributary.publish.web.Whereabouts;

/// Says what the pages show at the moment; dates are told in the zone of the digest that is due
/// next.
record Showing(List<Plan> plans, Withheld withheld, Whereabouts whereabouts, Clock clock) {
  /// Editions in which a subject was told of lately.
  private static final int RECENT = 26;

  Shown of(List<Digest> editions, Stock stock) {
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
        stock.stories(),
        Items.of(stock.library(), withheld),
        whereabouts);
  }

  /// What readers can receive: the digests, and the subjects that were in their editions.
  Offer offer(List<Digest> editions) {
    Map<String, String> digests = new LinkedHashMap<>();
    plans.forEach(plan -> digests.put(plan.name(), plan.title()));
    Map<String, String> subjects = new HashMap<>();
    editions.stream()
        .limit(RECENT)
        .flatMap(edition -> edition.entries().stream())
        .flatMap(entry -> entry.subjects().stream())
        .forEach(tag -> subjects.putIfAbsent(tag.subject(), tag.name()));
    Map<String, String> byName = new LinkedHashMap<>();
    subjects.entrySet().stream()
        .sorted(Map.Entry.<String, String>comparingByValue().thenComparing(Map.Entry::getKey))
        .forEach(subject -> byName.put(subject.getKey(), subject.getValue()));
    return Offer.of(digests, byName);
  }

  /// What is followed, for everybody: an address with a name and a password in it is nobody else's
  /// business.
  static List<OpmlWriter.Listed> listed(Following following) {
    return following.watched().stream()
        .filter(watched -> watched.feed().url().getRawUserInfo() == null)
        .map(watched -> new OpmlWriter.Listed(watched.feed(), watched.title()))
        .toList();
  }
}
