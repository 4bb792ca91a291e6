package tributary.events.letter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tributary.events.run.Run;
import tributary.events.trace.Trace;

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

  /// Of a record's own headers, in bytes.
  private static final int MOST_COPIED = 16 * 1024;

  /// The headers of a letter: what it says, and the record's own headers as far as they are few and
  /// short. A stack trace is none of it.
  ///
  /// @param original headers of the record as it came
  public static Headers headers(
      @Nullable Place origin,
      String room,
      String node,
      String run,
      String reason,
      Headers original) {
    RecordHeaders all = new RecordHeaders();
    int left = MOST_COPIED;
    int out = 0;
    for (Header header : original) {
      int size = header.key().length() + (header.value() == null ? 0 : header.value().length);
      boolean foreign = !header.key().startsWith(OURS) && !header.key().startsWith(STREAMS);
      if (foreign && size <= left) {
        left -= size + 1;
        all.add(header);
      } else {
        out += foreign ? 1 : 0;
      }
    }
    if (origin != null) {
      put(all, "topic", origin.topic());
      put(all, "partition", Integer.toString(origin.partition()));
      put(all, "offset", Long.toString(origin.offset()));
    }
    put(all, "room", room);
    put(all, "node", node);
    put(all, "run", run);
    put(all, "reason", line(reason, LONGEST_REASON));
    if (out > 0) {
      put(all, "headers-left-out", Integer.toString(out));
    }
    return all;
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(OURS + name, value.getBytes(StandardCharsets.UTF_8));
  }

  /// Why it failed, as a person reads it: what our own code says of bad input is a clause already;
  /// of anything else its class is told too.
  public static String reason(Throwable error) {
    String message = String.valueOf(error.getMessage());
    boolean said =
        error instanceof SerializationException || error instanceof IllegalArgumentException;
    return line(
        said && error.getMessage() != null
            ? message
            : error.getClass().getSimpleName() + ": " + message,
        LONGEST_REASON);
  }

  /// Whether a header is one of a letter and none of the record's own.
  public static boolean owns(String header) {
    return header.startsWith(OURS) || header.startsWith(STREAMS);
  }

  /// Reads either form.
  public static Letter of(ConsumerRecord<?, ?> entry) {
    Headers headers = entry.headers();
    boolean ours = headers.lastHeader(OURS + "room") != null;
    String by = ours ? OURS : STREAMS;
    Trace trace = Trace.of(headers);
    return new Letter(
        place(headers, by),
        ours ? text(headers, OURS + "room", LONGEST_NAME) : "enrich",
        ours ? text(headers, OURS + "node", LONGEST_NAME) : "",
        ours ? text(headers, OURS + "run", LONGEST_NAME) : Run.MAIN,
        ours ? text(headers, OURS + "reason", LONGEST_REASON) : streams(headers),
        trace == null ? null : trace.id(),
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

  /// One line of at most `most` characters: bytes behind it are not even decoded.
  private static String text(Headers headers, String name, int most) {
    Header header = headers.lastHeader(name);
    byte[] value = header == null ? null : header.value();
    if (value == null) {
      return "";
    }
    int length = Math.min(value.length, 4 * most);
    return line(new String(value, 0, length, StandardCharsets.UTF_8), most);
  }

  private static String line(String text, int most) {
    String first = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
    return first.length() <= most ? first : first.substring(0, most - 1) + "…";
  }
}
