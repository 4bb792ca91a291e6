package tributary.events.topic;

import java.util.Locale;

/// The one room that writes a topic; who wants something changed on it asks that room.
public enum Writer {
  APP,
  INGEST,
  ENRICH,
  PUBLISH,
  /// The one exception: every room parks there what it cannot handle.
  EVERYONE;

  /// As a CloudEvents source: `/tributary/ingest`.
  public String source() {
    return "/tributary/" + name().toLowerCase(Locale.ROOT);
  }
}
