package tributary.app.order;

import java.time.Instant;
import java.util.List;
import tributary.events.item.Dates;
import tributary.events.item.Ids;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;

/// Raw items of which a test cares for what they say, by whom and when, and for nothing else.
public final class Reports {
  private Reports() {}

  /// The first version of an item.
  public static RawItem of(
      String id, Kind kind, String outlet, String title, String text, Instant seen) {
    return new RawItem(
        id,
        1,
        kind,
        new Origin(outlet, outlet, null),
        null,
        null,
        title,
        null,
        text,
        new Dates(seen, "pubDate", null, null, seen),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }

  /// One of the reports of an event: reworded by number and outlet, about the same thing.
  public static RawItem ofEvent(int i, Kind kind, String outlet, String event, Instant seen) {
    return of(
        Ids.hash("item", Integer.toString(i)),
        kind,
        outlet,
        "News of the " + event + " project",
        "The %s project number %d was announced by %s and will start soon."
            .formatted(event, i % 5, outlet),
        seen);
  }
}
