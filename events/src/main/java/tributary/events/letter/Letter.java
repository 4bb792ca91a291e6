package tributary.events.letter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tributary.events.run.Run;

/// What the headers of a dead letter say. Rooms write the house's own; what Kafka Streams itself
/// puts aside has those of KIP-1034. Nothing of it can be trusted: it is cut to a size, and kept to
/// one line.
///
/// @param origin where the record was read; null where nobody said so, or where it never was on a
///   topic
/// @param room that failed at it: `ingest`, `enrich`, `publish`
/// @param node what in the room did: a stage, or what it was read for
/// @param run of enrich, [Run#MAIN] for all that has no runs
/// @param reason a sentence or clause, for a person
/// @param trace W3C trace id of the record, 32 hex digits; null where it has none
/// @param at when it was put aside
public record Letter(
    @Nullable Place origin,
    String room,
    String node,
    String run,
    String reason,
    @Nullable String trace,
    Instant at) {
  private static final String STREAMS = "__streams.errors.";
  private static final String OURS = "letter.";
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NAME = 249;

  /// Reads either form.
  public static Letter of(ConsumerRecord<?, ?> entry) {
    Headers headers = entry.headers();
    boolean ours = headers.lastHeader(OURS + "room") != null;
    String by = ours ? OURS : STREAMS;
    return new Letter(
        place(headers, by),
        ours ? text(headers, OURS + "room", LONGEST_NAME) : "enrich",
        ours ? text(headers, OURS + "node", LONGEST_NAME) : "",
        ours ? text(headers, OURS + "run", LONGEST_NAME) : Run.MAIN,
        ours ? text(headers, OURS + "reason", LONGEST_REASON) : streams(headers),
        trace(headers),
        Instant.ofEpochMilli(entry.timestamp()));
  }

  private static String streams(Headers headers) {
    String exception = text(headers, STREAMS + "exception", LONGEST_REASON);
    String message = text(headers, STREAMS + "message", LONGEST_REASON);
    String simple = exception.substring(exception.lastIndexOf('.') + 1);
    return message.isEmpty() ? simple : simple + ": " + message;
  }

  private static @Nullable Place place(Headers headers, String by) {
    String topic = text(headers, by + "topic", LONGEST_NAME);
    try {
      return topic.isEmpty()
          ? null
          : new Place(
              topic,
              Integer.parseInt(text(headers, by + "partition", LONGEST_NAME)),
              Long.parseLong(text(headers, by + "offset", LONGEST_NAME)));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable String trace(Headers headers) {
    String parent = text(headers, "traceparent", LONGEST_NAME);
    return parent.matches("[0-9a-f]{2}-[0-9a-f]{32}-.*") ? parent.substring(3, 35) : null;
  }

  /// One line of at most `most` characters: bytes behind it are not even decoded.
  private static String text(Headers headers, String name, int most) {
    Header header = headers.lastHeader(name);
    byte[] value = header == null ? null : header.value();
    if (value == null) {
      return "";
    }
    int length = Math.min(value.length, 4 * most);
    String text = new String(value, 0, length, StandardCharsets.UTF_8).replaceAll("\\R.*", "");
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }
}
