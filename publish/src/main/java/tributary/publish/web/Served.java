package tributary.publish.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.Set;

/// A request that was answered.
///
/// @param section what sort of page was asked for, one of a few words; never an id, nor what was
///   searched for
/// @param status of the answer
/// @param took from the request's arrival to its answer
public record Served(String section, int status, Duration took) {
  private static final Set<String> SECTIONS =
      Set.of(
          "assets",
          "digests",
          "editions",
          "episodes",
          "feeds",
          "health",
          "leave",
          "operate",
          "preferences",
          "schemas",
          "search",
          "stories",
          "subjects",
          "subscribe");

  static Served of(Context ctx, float millis) {
    Duration took = Duration.ofNanos((long) (millis * 1_000_000.0));
    return new Served(section(ctx), ctx.statusCode(), took);
  }

  private static String section(Context ctx) {
    String path = ctx.path();
    if (path.equals("/")) {
      return "editions";
    }
    if (path.equals(SigningUp.PATH) && ctx.method().equals(HandlerType.POST)) {
      return "sign-up";
    }
    int end = path.indexOf('/', 1);
    String first = path.substring(1, end < 0 ? path.length() : end);
    return SECTIONS.contains(first) ? first : "other";
  }
}
