package tributary.enrich;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import tributary.events.item.Dates;
import tributary.events.item.Ids;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;

/// Raw items for tests, from the few facts that a test is about.
public final class RawItems {
  public static final Instant MONDAY = Instant.parse("2026-11-09T08:00:00Z");

  private RawItems() {}

  /// A post of `outlet`, published and first seen `minute` minutes after Monday morning.
  public static RawItem post(String outlet, int minute, String title, String text) {
    Instant seen = MONDAY.plusSeconds(60L * minute);
    return post(outlet, title, text, new Dates(seen, "pubDate", null, null, seen), 1);
  }

  public static RawItem post(String outlet, String title, String text, Dates dates, int version) {
    String id = Ids.hash(outlet, title);
    return new RawItem(
        id,
        version,
        Kind.POST,
        new Origin(outlet, outlet, null),
        id,
        URI.create("https://" + outlet + ".example/" + id),
        title,
        null,
        "<p>" + text + "</p>",
        dates,
        List.of(),
        List.of(),
        "en",
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
}
