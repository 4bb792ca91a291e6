package tributary.app.sample;

import java.nio.charset.StandardCharsets;
import tributary.events.item.Ids;

/// An answer before it is sent.
///
/// @param status 200 or 404
/// @param type media type; all bodies are UTF-8
record Reply(int status, String type, String body) {

  static Reply of(String type, String body) {
    return new Reply(200, type + "; charset=utf-8", body);
  }

  static Reply missing() {
    return new Reply(404, "text/plain; charset=utf-8", "There is no such page.\n");
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /// A strong validator: the same bytes, the same tag.
  String etag() {
    return '"' + Ids.hash(body) + '"';
  }
}
