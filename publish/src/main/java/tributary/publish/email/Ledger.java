package tributary.publish.email;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;

/// What became of every edition on its way to every subscriber, from the topic `deliveries`: who
/// has an edition never gets it again. What was sent of older editions is kept without the words of
/// the server. For one thread.
public final class Ledger {
  /// How long a mail that is put off is tried, and how often at the least.
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);

  static final int LEAST_ATTEMPTS = 6;

  /// From one attempt to the next; the last for all that follow.
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6));

  /// How the words begin of a mail that came back.
  static final String BACK = "came back: ";

  private final Lines lines = new Lines();
  private final Map<Delivery.State, Integer> counts = new EnumMap<>(Delivery.State.class);
  private final Map<String, Integer> open = new HashMap<>();

  /// Takes in a record of `deliveries`.
  public void put(Delivery delivery) {
    Delivery last = lines.put(delivery);
    count(delivery, 1);
    if (last != null) {
      count(last, -1);
    }
  }

  private void count(Delivery line, int by) {
    counts.merge(line.state(), by, Integer::sum);
    if (isOpen(line)) {
      open.merge(line.edition(), by, Integer::sum);
    }
  }

  /// The last known of an edition and a subscriber.
  public @Nullable Delivery line(String edition, String subscriber) {
    return lines.get(edition, subscriber);
  }

  /// How many lines stand so.
  public int count(Delivery.State state) {
    return counts.getOrDefault(state, 0);
  }

  /// Whether the edition is still on its way to somebody.
  public boolean open(String edition) {
    return open.getOrDefault(edition, 0) > 0;
  }

  /// Whether the edition is still on its way to the subscriber.
  public boolean open(String edition, String subscriber) {
    Delivery line = line(edition, subscriber);
    return line != null && isOpen(line);
  }

  private static boolean isOpen(Delivery line) {
    return switch (line.state()) {
      case CLAIMED, DATA, DEFERRED -> true;
      case SENT, REFUSED, HELD -> false;
    };
  }

  /// Whether to attempt it now, if nobody does already.
  boolean due(String edition, String subscriber, Instant now) {
    Delivery last = line(edition, subscriber);
    if (last == null) {
      return true;
    }
    return switch (last.state()) {
      case CLAIMED -> true;
      case DEFERRED -> !now.isBefore(again(last));
      case DATA, SENT, REFUSED, HELD -> false;
    };
  }

  /// When a mail that was put off is tried again.
  static Instant again(Delivery put) {
    Duration wait = WAITS.get(Math.clamp(put.attempt() - 1L, 0, WAITS.size() - 1));
    Instant next = put.at().plus(wait);
    Instant last = begun(put).plus(GIVEN_UP_AFTER);
    return last.isAfter(put.at()) && last.isBefore(next) ? last : next;
  }

  private static Instant begun(Delivery line) {
    Instant first = line.first();
    return first == null ? line.at() : first;
  }

  /// The line that has to be on the ledger before an attempt; the last one where that says so
  /// already.
  Delivery claim(String edition, String subscriber, String messageId, Instant now) {
    Delivery last = line(edition, subscriber);
    if (last == null) {
      return new Delivery(
          edition, subscriber, Delivery.State.CLAIMED, messageId, 1, now, null, now);
    }
    return last.state() == Delivery.State.CLAIMED ? last : again(last, now);
  }

  /// A further attempt, under the same Message-ID and date.
  private static Delivery again(Delivery last, Instant now) {
    return new Delivery(
        last.edition(),
        last.subscriber(),
        Delivery.State.CLAIMED,
        last.messageId(),
        last.attempt() + 1,
        begun(last),
        null,
        later(last.at(), now));
  }

  /// The line to be written after an attempt.
  static Delivery answered(Delivery claimed, Answer answer, Uncertain uncertain, Instant now) {
    return switch (answer) {
      case Answer.Accepted(String reply) -> line(claimed, Delivery.State.SENT, reply, now);
      case Answer.Refused(String reply, _) -> line(claimed, Delivery.State.REFUSED, reply, now);
      case Answer.Deferred(String reply, _) -> deferred(claimed, reply, now);
      case Answer.Lost(String reply) ->
          switch (uncertain) {
            case HOLD -> line(claimed, Delivery.State.HELD, reply, now);
            case RESEND -> deferred(claimed, "it may have arrived: " + reply, now);
          };
      case Answer.Unsent(String reply) -> line(claimed, Delivery.State.CLAIMED, reply, now);
    };
  }

  private static Delivery deferred(Delivery claimed, String reply, Instant now) {
    Duration age = Duration.between(begun(claimed), now);
    if (age.compareTo(GIVEN_UP_AFTER) < 0 || claimed.attempt() < LEAST_ATTEMPTS) {
      return line(claimed, Delivery.State.DEFERRED, reply, now);
    }
    String last =
        "given up after %d attempts in %d hours: %s"
            .formatted(claimed.attempt(), age.toHours(), reply);
    return line(claimed, Delivery.State.REFUSED, last, now);
  }

  /// The same delivery in another state. No line is older than the one that it replaces, whatever
  /// the clocks say.
  static Delivery line(Delivery of, Delivery.State state, @Nullable String reply, Instant now) {
    return new Delivery(
        of.edition(),
        of.subscriber(),
        state,
        of.messageId(),
        of.attempt(),
        of.first(),
        reply,
        later(of.at(), now));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /// Lines to be written for attempts that ended in a crash: those that may have arrived. An older
  /// program claimed only, so that a claim of its may have arrived too.
  List<Delivery> settled(Uncertain uncertain, Instant now) {
    return lines
        .all()
        .filter(line ->
            line.state() == Delivery.State.DATA
                || (line.state() == Delivery.State.CLAIMED && line.first() == null))
        .map(line ->
            switch (uncertain) {
              case HOLD -> line(line, Delivery.State.HELD, "no answer on record", now);
              case RESEND -> again(line, now);
            })
        .toList();
  }

  /// Lines to be written so that an operator's wish is carried out: what is held is sent again, of
  /// a single delivery also what was refused. Lines younger than the wish are left alone, so that
  /// the same wish, read again, does nothing.
  ///
  /// @param about a delivery's key, or an edition
  List<Delivery> resent(String about, Instant wished, Instant now) {
    return matching(about)
        .filter(line -> line.at().isBefore(wished))
        .filter(line ->
            line.state() == Delivery.State.HELD
                || (line.state() == Delivery.State.REFUSED && line.key().equals(about)))
        .map(line -> again(line, later(wished, now)))
        .toList();
  }

  /// The same for what is held and has arrived, as an operator knows.
  List<Delivery> arrived(String about, Instant wished, Instant now) {
    return matching(about)
        .filter(line -> line.at().isBefore(wished))
        .filter(line -> line.state() == Delivery.State.HELD)
        .map(line ->
            line(line, Delivery.State.SENT, "arrived, as an operator says", later(wished, now)))
        .toList();
  }

  /// The delivery that went out under that Message-ID.
  public Optional<Delivery> named(String messageId) {
    return lines.named(messageId);
  }

  /// The line to be written for a mail that came back, or that its receiver complained of.
  ///
  /// @param refused whether the mailbox takes none; else the mail stands as it stood
  public static Delivery returned(Delivery sent, boolean refused, String said, Instant now) {
    return line(sent, refused ? Delivery.State.REFUSED : sent.state(), BACK + said, now);
  }

  private Stream<Delivery> matching(String about) {
    return lines
        .of(about)
        .map(Collection::stream)
        .orElseGet(() -> lines.all().filter(line -> line.key().equals(about)));
  }
}
