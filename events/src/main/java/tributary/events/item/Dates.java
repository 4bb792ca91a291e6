package tributary.events.item;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The times of an item and where they come from (docs/time.md).
///
/// @param published what the source says, exactly; null where it says nothing readable
/// @param provenance which element said it and by which rule it was read, for example `pubDate, RFC
///   822` or `dc:date, month in French`; null with `published`
/// @param updated when the source says it was last changed
/// @param updatedProvenance the same of `updated`
/// @param firstSeen the Kafka timestamp of the item's first version
public record Dates(
    @Nullable Instant published,
    @Nullable String provenance,
    @Nullable Instant updated,
    @Nullable String updatedProvenance,
    Instant firstSeen) {

  /// How far back of its first sight an item may be dated and still be news.
  public static final Duration REACH = Duration.ofDays(3);

  /// `published` clamped to the 72 hours up to first sight; first sight itself where the source
  /// gives no date. This is what similarity windows and an edition's bounds go by.
  public Instant clamped() {
    if (published == null || published.isAfter(firstSeen)) {
      return firstSeen;
    }
    Instant earliest = firstSeen.minus(REACH);
    return published.isBefore(earliest) ? earliest : published;
  }

  /// Whether the item was already older than 72 hours when it was first seen: kept and searchable,
  /// never news.
  public boolean backlog() {
    return published != null && published.isBefore(firstSeen.minus(REACH));
  }
}
