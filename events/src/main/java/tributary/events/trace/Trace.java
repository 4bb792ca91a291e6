package tributary.events.trace;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;

/// A trace as W3C Trace Context has it (https://www.w3.org/TR/trace-context/). Its id is computed
/// from what the thing is called, so that whoever knows the one knows the other: it outlives
/// stores, restarts and replays, and no record becomes longer by it (docs/decisions).
///
/// @param id 32 hexadecimal digits, lower case
/// @param span 16 of them: the step of the way
public record Trace(String id, String span) {
  /// Name of the header.
  public static final String HEADER = "traceparent";

  private static final Pattern PARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

  /// Longer than any that says nothing else.
  private static final int LONGEST = 256;

  /// One version of an item, from its visit to the story that it tells.
  public static Trace ofItem(String id, int version, String step) {
    String name = id + "@" + version;
    return new Trace(Ids.hash("trace", name) + Ids.hash("trace, again", name), span(name, step));
  }

  /// A visit to a feed.
  ///
  /// @param occasion what tells it from others of the feed
  public static Trace ofVisit(String feed, String occasion) {
    String name = feed + "@" + occasion;
    return new Trace(Ids.hash("visit", name) + Ids.hash("visit, again", name), span(name, "visit"));
  }

  /// An edition with all its revisions and mails: the same for every reader, so that it tells
  /// nothing of who reads.
  public static Trace ofEdition(String edition, String step) {
    return new Trace(
        Ids.hash("edition", edition) + Ids.hash("edition, again", edition), span(edition, step));
  }

  private static String span(String name, String step) {
    return Ids.hash("span", name, step);
  }

  /// As the header has it.
  public String parent() {
    return "00-" + id + "-" + span + "-01";
  }

  /// Puts it on a record, in the place of any other.
  public void on(Headers headers) {
    headers.remove(HEADER).add(HEADER, parent().getBytes(StandardCharsets.US_ASCII));
  }

  /// The trace that a record carries; null where it carries none that can be read.
  public static @Nullable Trace of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    if (header == null || header.value() == null || header.value().length > LONGEST) {
      return null;
    }
    Matcher parts = PARENT.matcher(new String(header.value(), StandardCharsets.US_ASCII));
    return parts.matches() ? new Trace(parts.group(1), parts.group(2)) : null;
  }
}
