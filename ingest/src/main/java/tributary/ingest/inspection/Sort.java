package tributary.ingest.inspection;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a document is, told by its content. The media type is asked only where content leaves it
/// open: hosts are often wrong about it.
enum Sort {
  FEED,
  PAGE,
  TRANSCRIPT,
  CHAPTERS;

  private static final int HEAD = 4096;
  private static final Pattern CUES =
      Pattern.compile("WEBVTT|(?:\\d+\\s+)?(?:\\d+:)?\\d{1,2}:\\d{2}[.,]\\d+\\s+-->");
  private static final Pattern FEED_ROOT =
      Pattern.compile("<(?:\\w+:)?(?:rss|feed|rdf|channel)[\\s>]", Pattern.CASE_INSENSITIVE);
  private static final Pattern HTML =
      Pattern.compile(
          "<!doctype\\s+html|<html[\\s>]|<(?:head|body|article|p)[\\s>]", Pattern.CASE_INSENSITIVE);

  static Sort of(String text, String mediaType) {
    String head = text.stripLeading();
    head = head.substring(0, Math.min(HEAD, head.length()));
    if (head.startsWith("{")) {
      return ofJson(text, mediaType);
    }
    if (CUES.matcher(head).lookingAt()) {
      return TRANSCRIPT;
    }
    if (FEED_ROOT.matcher(head).find()
        && !head.toLowerCase(Locale.ROOT).startsWith("<!doctype html")) {
      return FEED;
    }
    return HTML.matcher(head).find() || mediaType.equals("text/html") ? PAGE : FEED;
  }

  private static Sort ofJson(String text, String mediaType) {
    boolean feed = text.contains("\"items\"") || mediaType.equals("application/feed+json");
    if (feed) {
      return FEED;
    }
    return text.contains("\"chapters\"")
        ? CHAPTERS
        : text.contains("\"segments\"") ? TRANSCRIPT : FEED;
  }
}
