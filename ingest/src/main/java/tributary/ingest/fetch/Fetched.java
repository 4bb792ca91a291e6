package tributary.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an attempt to fetch came to.
public sealed interface Fetched {

  /// A body.
  record Fresh(Body body) implements Fetched {}

  /// 304: what we have still holds.
  ///
  /// @param at where that was said, after redirects
  /// @param permanent the address at the end of the permanent part of the way
  /// @param maxAge for how long it holds, where the host says so
  record NotModified(URI at, URI permanent, @Nullable Duration maxAge) implements Fetched {}

  /// 4xx: the host does not give it to us.
  record Refused(int status) implements Fetched {}

  /// A challenge for browsers came in place of what was asked for.
  ///
  /// @param guard who sent it, a name for a person
  record Challenged(int status, String guard) implements Fetched {}

  /// A bomb: a little that unpacks to very much.
  ///
  /// @param ratio times its size
  record Overpacked(int ratio) implements Fetched {}

  /// 410: over for good.
  record Gone() implements Fetched {}

  /// 429, or 503 with Retry-After: we are asked to wait.
  ///
  /// @param pause how long, between a minute and seven days; null where the host does not say, or
  ///   nothing that makes sense
  /// @param note what was wrong with what it said; null when nothing was
  record Throttled(int status, @Nullable Duration pause, @Nullable String note)
      implements Fetched {}

  /// 5xx: the host has trouble of its own.
  record Failing(int status) implements Fetched {}

  /// Nobody answered, not in time, or the answer broke off before its body.
  ///
  /// @param reason for a person to read
  record Unreachable(String reason) implements Fetched {}

  /// We do not go there: a private address, another scheme, a downgrade to plain http.
  ///
  /// @param reason for a person to read
  record Forbidden(String reason) implements Fetched {}

  /// What was wrong, as a clause for a person; null when nothing was.
  default @Nullable String problem() {
    return switch (this) {
      case Fresh ignored -> null;
      case NotModified ignored -> null;
      case Refused(int status) ->
          "the host does not give it out (status " + status + meaning(status) + ")";
      case Challenged(int status, String guard) ->
          ("the host lets only browsers in: a challenge by " + guard + " came (status ")
              + (status + ")");
      case Overpacked(int ratio) ->
          "what came unpacks to more than " + ratio + " times its size, as a bomb does";
      case Gone ignored -> "the source says that it is gone for good (status 410)";
      case Throttled(int status, Duration pause, String note) ->
          "the host asks us to wait"
              + (pause == null ? "" : " for " + pause.toMinutes() + " min")
              + (" (status " + status + (note == null ? ")" : "; " + note + ")"));
      case Failing(int status) -> "the host has trouble of its own (status " + status + ")";
      case Unreachable(String reason) -> reason;
      case Forbidden(String reason) -> reason;
    };
  }

  private static String meaning(int status) {
    return switch (status) {
      case 401 -> ": it asks for a login";
      case 403 -> ": forbidden";
      case 404 -> ": not found";
      case 304 -> ": not modified, though it was not told what we have";
      case 451 -> ": the law forbids it";
      default -> "";
    };
  }

  /// A body and what its headers say of it.
  ///
  /// @param at where it was found, after redirects
  /// @param permanent the address at the end of the permanent part of the way (301, 308): the asked
  ///   one where there was none
  /// @param bytes decompressed; not to be changed
  /// @param whole false when the connection broke off before the end
  /// @param truncated whether there is more than we read, by our own limit
  /// @param contentType as sent
  /// @param maxAge for how long it holds, where the host says so
  /// @param links values of its Link headers (RFC 8288), as sent
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy of 15 MB helps nobody
  record Body(
      URI at,
      URI permanent,
      byte[] bytes,
      boolean whole,
      boolean truncated,
      @Nullable String contentType,
      @Nullable String etag,
      @Nullable String lastModified,
      @Nullable Duration maxAge,
      List<String> links) {
    public Body {
      links = List.copyOf(links);
    }

    Body permanently(URI end) {
      return new Body(
          at, end, bytes, whole, truncated, contentType, etag, lastModified, maxAge, links);
    }
  }
}
