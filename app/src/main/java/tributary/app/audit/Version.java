package tributary.app.audit;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.app.audit.Tally.Fate;
import tributary.events.item.Dates;
import tributary.events.topic.Json;

/// As much of a record as an audit needs: parsing items whole would take ten times as long.
///
/// @param mark how far it promises; null for all but marks
/// @param id null where the record says none
/// @param story null on a raw record
record Version(
    @Nullable Promise mark,
    @Nullable String id,
    int version,
    @Nullable String story,
    @Nullable String duplicateOf,
    @Nullable Dates dates) {

  record Promise(Instant upTo) {}

  /// Nothing can be read there.
  static final Version UNREADABLE = new Version(null, null, 0, null, null, null);

  static Version read(byte @Nullable [] value) {
    if (value == null) {
      return UNREADABLE;
    }
    try {
      Version read = Json.MAPPER.readValue(value, Version.class);
      return read == null ? UNREADABLE : read;
    } catch (IOException e) {
      return UNREADABLE;
    }
  }

  /// As it is called everywhere; null for what says no version.
  @Nullable String key() {
    return id == null ? null : id + "@" + version;
  }

  /// What became of an item.
  Fate fate() {
    if (duplicateOf != null) {
      return Fate.DUPLICATE;
    }
    return dates != null && dates.backlog() ? Fate.BACKLOG : Fate.IN_STORY;
  }
}
