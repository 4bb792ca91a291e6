package tributary.app.letter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tributary.app.topic.Scribe;
import tributary.events.item.Kind;
import tributary.events.letter.Letter;
import tributary.events.letter.Place;
import tributary.events.letter.Settlement;
import tributary.events.letter.Settlement.What;
import tributary.events.topic.Cluster;
import tributary.ingest.Reentry;

/// What can be done about a letter.
///
/// @param clock of ingest, by which records are stamped that are put back
public record Remedy(Cluster cluster, Clock clock) {
  /// On a record that was put back: the id of its letter.
  public static final String RETRIED = "tributary.retried";

  /// What came of a retry.
  public enum Retried {
    /// The record lies on its topic again.
    PUT_BACK,
    /// Nothing was written: whoever reads that topic reads it whole at each start.
    READ_AT_START
  }

  /// Puts the record back where it came from, and settles the letter. It is put back first: where
  /// the machine fails between the two, the letter is still open, and a second retry writes the
  /// record a second time, which enrich drops as a repeat.
  ///
  /// @throws LetterException if it cannot be put back, saying why
  public Retried retry(Filed filed, @Nullable String reason) {
    Place origin = filed.letter().origin();
    if (origin == null) {
      throw new LetterException(
          "letter %s does not say where it came from: it can only be discarded"
              .formatted(filed.id()));
    }
    if (origin.offset() < 0) {
      throw new LetterException(
          "letter %s never was a record: when its feed changes the entry, or the program can make an item of it and the entry is edited, it comes by itself. Discard it"
              .formatted(filed.id()));
    }
    boolean raw =
        Stream.of(Kind.values())
            .anyMatch(kind -> cluster.topics().raw(kind).name().equals(origin.topic()));
    if (raw) {
      byte[] value = filed.record().value();
      if (value == null) {
        throw new LetterException(
            "letter %s is a tombstone: there is nothing to put back. Discard it"
                .formatted(filed.id()));
      }
      String key = filed.record().key() == null ? "" : text(filed.record().key());
      new Reentry(cluster, clock).put(origin, key, value, headers(filed));
    }
    settle(filed, What.RETRIED, reason);
    return raw ? Retried.PUT_BACK : Retried.READ_AT_START;
  }

  /// Gives the record up.
  public void discard(Filed filed, String reason) {
    settle(filed, What.DISCARDED, reason);
  }

  private void settle(Filed filed, What what, @Nullable String reason) {
    Settlement settlement = new Settlement(filed.id(), what, reason, clock.instant());
    new Scribe(cluster)
        .write(cluster.topics().settledLetters(), Map.of(settlement.letter(), settlement));
  }

  private static Headers headers(Filed filed) {
    RecordHeaders headers = new RecordHeaders();
    for (Header header : filed.record().headers()) {
      if (!Letter.owns(header.key()) && !header.key().equals(RETRIED)) {
        headers.add(header);
      }
    }
    headers.add(RETRIED, filed.id().getBytes(StandardCharsets.UTF_8));
    return headers;
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }
}
