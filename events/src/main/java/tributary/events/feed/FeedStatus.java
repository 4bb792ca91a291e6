package tributary.events.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;
import tributary.events.schema.Defaulted;

/// How following a feed goes: everything that ingest must remember between two visits. Written in
/// the same Kafka transaction as the items of the visit, so that neither can be lost or repeated
/// without the other.
///
/// @param feed the feed's id
/// @param title the feed's own title as last read, null before the first good visit
/// @param url the followed address that was visited; where it differs from the feed's, the feed has
///   been given another address and is due at once, without its validators
/// @param etag the validator to send back byte for byte
/// @param lastModified the validator to send back byte for byte
/// @param lastVisit when the last visit ended, null before the first
/// @param nextVisit not before this
/// @param failures visits in a row that brought nothing readable
/// @param outcome what the last visit came to
/// @param problem what was wrong, for a person to read; null when nothing was
/// @param recent items seen lately by their identity within the feed (what tells a new entry from
///   an old one)
/// @param manners what is remembered of the source to be polite to it
/// @param push its WebSub subscription, null where there is none
/// @param outage the last time during which it could not be read; null where there was none, and on
///   records of before it was kept
public record FeedStatus(
    String feed,
    @Nullable String title,
    URI url,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable Instant lastVisit,
    Instant nextVisit,
    int failures,
    Outcome outcome,
    @Nullable String problem,
    Map<String, Seen> recent,
    @Defaulted Manners manners,
    @Nullable Push push,
    @Nullable Outage outage) {

  /// What a visit came to.
  public enum Outcome {
    /// Not visited yet.
    NEVER,
    /// Read, whether or not it brought anything new.
    FRESH,
    /// 304: nothing new, nothing sent.
    UNCHANGED,
    /// Nobody answered, or not in time; tried again later.
    UNREACHABLE,
    /// An answer that refuses us: 4xx, a challenge, a robots rule.
    REFUSED,
    /// 410: the source says it is over.
    GONE,
    /// Something came that no reader understands.
    UNREADABLE,
    /// The source has trouble of its own: 5xx.
    FAILING;

    /// Whether the visit brought nothing readable that it should have brought.
    public boolean failed() {
      return switch (this) {
        case NEVER, FRESH, UNCHANGED -> false;
        case UNREACHABLE, REFUSED, GONE, UNREADABLE, FAILING -> true;
      };
    }
  }

  /// A time during which every visit failed.
  ///
  /// @param since when the first of them ended
  /// @param until when a visit succeeded again; null while none has
  /// @param outcome of the last of them
  /// @param problem what was wrong then, for a person to read
  public record Outage(
      Instant since, @Nullable Instant until, Outcome outcome, @Nullable String problem) {

    /// The outage as it stands after a visit.
    ///
    /// @param last as it stood before; null where there was none
    public static @Nullable Outage after(
        @Nullable Outage last, Instant visit, Outcome outcome, @Nullable String problem) {
      if (last == null || last.until() != null) {
        return outcome.failed() ? new Outage(visit, null, outcome, problem) : last;
      }
      return outcome.failed()
          ? new Outage(last.since(), null, outcome, problem)
          : new Outage(last.since(), visit, last.outcome(), last.problem());
    }
  }

  /// An entry already brought in.
  ///
  /// @param item its item id
  /// @param fingerprint hash of what it said, to tell an edit from a repeat
  /// @param firstSeen Kafka timestamp of its first version
  /// @param version its latest version, from 1
  /// @param revised when its latest version was brought in; null where that is the first
  /// @param aliases short hashes of what names it, each behind the letter of its sort: guid, link
  ///   without scheme and tracking, enclosure, title, date; none in records of before there were
  ///   any
  /// @param held whether a later text was seen that waits until an edit may be brought in again
  public record Seen(
      String item,
      String fingerprint,
      Instant firstSeen,
      int version,
      @Nullable Instant revised,
      List<String> aliases,
      boolean held) {
    public Seen {
      aliases = aliases == null ? List.of() : List.copyOf(aliases); // older records lack them
    }

    /// The entry still stands in the document, under these names.
    ///
    /// @param said what it says; null where that is held back
    public Seen standing(@Nullable String said, List<String> names) {
      return new Seen(
          item,
          said == null ? fingerprint : said,
          firstSeen,
          version,
          revised,
          names,
          said == null);
    }
  }

  public FeedStatus {
    recent = Map.copyOf(recent);
    manners = manners == null ? Manners.NONE : manners; // records of before there were any lack it
  }

  /// The same, with how its subscription stands now.
  public FeedStatus pushed(@Nullable Push now) {
    return with(nextVisit, recent, now);
  }

  /// The same, remembering these entries.
  public FeedStatus remembering(Map<String, Seen> entries) {
    return with(nextVisit, entries, push);
  }

  /// The same, to be visited not before `next`.
  public FeedStatus visitedNext(Instant next) {
    return with(next, recent, push);
  }

  private FeedStatus with(Instant next, Map<String, Seen> entries, @Nullable Push now) {
    return new FeedStatus(
        feed,
        title,
        url,
        etag,
        lastModified,
        lastVisit,
        next,
        failures,
        outcome,
        problem,
        entries,
        manners,
        now,
        outage);
  }

  /// What tells this record from the feed's others: its last visit, and what its hub did since.
  public String occasion() {
    return push == null ? String.valueOf(lastVisit) : lastVisit + "+" + Ids.hash(push.toString());
  }

  /// Whether the last visit brought something readable, or rightly nothing.
  public boolean healthy() {
    return !outcome.failed();
  }
}
