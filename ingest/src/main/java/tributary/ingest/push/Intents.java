package tributary.ingest.push;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.ingest.push.CallbackServer.Answer;
import tributary.ingest.push.Tally.Fate;
import tributary.ingest.text.Sanitizer;

/// Answers a hub's question whether we meant it, and its denials (W3C WebSub, sections 5.2 and
/// 5.3): yes to what we asked for and nobody else's wish.
///
/// @param directory whose feed it is
record Intents(Directory directory, Tally tally) {
  private static final int LONGEST_CHALLENGE = 4096;
  private static final int LONGEST_REASON = 200;

  Answer answer(String feed, String rawQuery) {
    Map<String, String> query = parse(rawQuery);
    URI topic = address(query.get("hub.topic"));
    Answer answer =
        switch (directory.of(feed)) {
          case Directory.Unsettled ignored -> Answer.of(503);
          case Directory.Nobody ignored -> Answer.of(404);
          case Directory.Ours(Subscriptions ours) ->
              topic == null ? Answer.of(404) : answer(ours, feed, topic, query);
        };
    tally.count(
        answer.status() == 200
            ? Fate.ANSWERED
            : answer.status() == 503 ? Fate.DEFERRED : Fate.UNKNOWN);
    return answer;
  }

  private static Answer answer(
      Subscriptions ours, String feed, URI topic, Map<String, String> query) {
    String challenge = query.getOrDefault("hub.challenge", "");
    boolean fit = !challenge.isEmpty() && challenge.length() <= LONGEST_CHALLENGE;
    boolean yes =
        switch (query.getOrDefault("hub.mode", "")) {
          case "subscribe" ->
              fit && ours.verify(feed, topic, seconds(query.get("hub.lease_seconds")));
          case "unsubscribe" -> fit && ours.verifyEnd(feed, topic);
          case "denied" -> ours.denied(feed, topic, reason(query.get("hub.reason")));
          default -> false;
        };
    return yes ? new Answer(200, challenge) : Answer.of(404);
  }

  private static String reason(@Nullable String given) {
    String line = Sanitizer.cut(Sanitizer.line(given), LONGEST_REASON);
    String why = line.replaceAll("\\p{Cntrl}", " ").strip();
    return "the hub denies it" + (why.isEmpty() ? "" : ": " + why);
  }

  private static @Nullable Duration seconds(@Nullable String given) {
    boolean number = given != null && given.matches("\\d{1,12}");
    return number ? Duration.ofSeconds(Long.parseLong(given)) : null;
  }

  private static @Nullable URI address(@Nullable String given) {
    try {
      return given == null ? null : URI.create(given);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Map<String, String> parse(String rawQuery) {
    Map<String, String> fields = new HashMap<>();
    for (String field : rawQuery.split("&")) {
      int sign = field.indexOf('=');
      try {
        String name = decode(sign < 0 ? field : field.substring(0, sign));
        fields.putIfAbsent(name, sign < 0 ? "" : decode(field.substring(sign + 1)));
      } catch (IllegalArgumentException ignored) {
        // a lone % makes no field
      }
    }
    return fields;
  }

  private static String decode(String field) {
    return URLDecoder.decode(field, StandardCharsets.UTF_8);
  }
}
