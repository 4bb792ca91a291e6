package tributary.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// What an answer means (RFC 9110).
///
/// @param limit bytes wanted of a body, unpacked
record Reply(Request request, Intake.Taken taken, int limit) {
  private static final int MAX_VALIDATOR = 1024;

  Exchange.Hop hop(Clock clock) throws IOException {
    int status = head().getCode();
    boolean posted = request.form() != null;
    return switch (status) {
      case 200, 203, 204, 226 -> body(taken.whole());
      case 201, 202, 205 -> posted ? body(taken.whole()) : refused(status);
      // A part that we did not ask for is at least its whole entries.
      case 206 -> body(taken.whole() && request.first() > 0);
      case 301, 302, 303 -> posted ? unposted() : moved(status);
      case 307, 308 -> moved(status);
      case 304 -> request.conditional() ? same() : refused(status);
      case 410 -> new Exchange.Answer(new Fetched.Gone());
      default -> {
        String guard = Challenge.by(head(), taken);
        yield guard == null
            ? trouble(status, clock)
            : new Exchange.Answer(new Fetched.Challenged(status, guard));
      }
    };
  }

  private HttpResponse head() {
    return taken.head();
  }

  private Exchange.Hop trouble(int status, Clock clock) {
    Pause pause = Pause.asked(value("Retry-After"), clock.instant());
    if (status == 429 || (status == 503 && !pause.equals(Pause.NONE))) {
      return new Exchange.Answer(new Fetched.Throttled(status, pause.span(), pause.note()));
    }
    return status >= 500 ? new Exchange.Answer(new Fetched.Failing(status)) : refused(status);
  }

  private static Exchange.Hop refused(int status) {
    return new Exchange.Answer(new Fetched.Refused(status));
  }

  private Exchange.Hop same() {
    return new Exchange.Answer(new Fetched.NotModified(request.url(), request.url(), maxAge()));
  }

  private static Exchange.Hop unposted() {
    return new Exchange.Answer(
        new Fetched.Unreachable("it answers a form with a redirect to another page"));
  }

  private Exchange.Hop moved(int status) {
    String location = value("Location");
    if (location == null) {
      return new Exchange.Answer(new Fetched.Unreachable("it redirects without saying where"));
    }
    URI to = Location.of(request.url(), location);
    return to == null
        ? new Exchange.Answer(
            new Fetched.Unreachable("it redirects to something that is no address"))
        : new Exchange.Moved(to, status == 301 || status == 308);
  }

  private Exchange.Hop body(boolean whole) throws IOException {
    String coding =
        Stream.of(head().getHeaders("Content-Encoding"))
            .map(Header::getValue)
            .collect(Collectors.joining(","));
    Decoded decoded;
    try {
      decoded = Decoded.read(taken.body(), taken.length(), coding, limit);
    } catch (Decoded.BombException e) {
      return new Exchange.Answer(new Fetched.Overpacked(Decoded.BOMB));
    }
    return new Exchange.Answer(
        new Fetched.Fresh(
            new Fetched.Body(
                request.url(),
                request.url(),
                decoded.bytes(),
                whole && (decoded.whole() || taken.truncated()),
                decoded.truncated() || taken.truncated() || goesOn(decoded.bytes().length),
                value("Content-Type"),
                validator("ETag"),
                validator("Last-Modified"),
                maxAge(),
                Stream.of(head().getHeaders("Link")).map(Header::getValue).toList())));
  }

  /// Whether a part (206) ends before the whole does: `bytes 0-99/1234`.
  private boolean goesOn(int length) {
    String range = value("Content-Range");
    if (head().getCode() != 206 || range == null) {
      return false;
    }
    String whole = range.substring(range.lastIndexOf('/') + 1).trim();
    return !whole.equals(Integer.toString(length));
  }

  private @Nullable String validator(String name) {
    String value = value(name);
    boolean fit =
        value != null
            && value.length() <= MAX_VALIDATOR
            && value.chars().noneMatch(Character::isISOControl);
    return fit ? value : null;
  }

  private @Nullable Duration maxAge() {
    return Freshness.of(value("Cache-Control"), value("Expires"), value("Date"));
  }

  private @Nullable String value(String name) {
    Header header = head().getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
