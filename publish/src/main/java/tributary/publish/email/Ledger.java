package tributary.publish.email;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;

/// What became of every edition on its way to every subscriber, from the topic `deliveries`: who
/// has an edition never gets it again. For one thread.
public final class Ledger {
  /// After so many attempts in vain nothing more is tried.
  static final int MAX_ATTEMPTS = 10;

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final Map<String, Delivery> lines = new TreeMap<>();
  private final Map<Delivery.State, Integer> counts = new EnumMap<>(Delivery.State.class);

  /// Takes in a record of `deliveries`.
  public void put(Delivery delivery) {
    Delivery last = lines.put(delivery.key(), delivery);
    counts.merge(delivery.state(), 1, Integer::sum);
    if (last != null) {
      counts.merge(last.state(), -1, Integer::sum);
    }
  }

  /// The last known of an edition and a subscriber.
  public @Nullable Delivery line(String edition, String subscriber) {
    return lines.get(edition + "|" + subscriber);
  }

  /// The line to be written before an attempt; empty when there is nothing to attempt, or not yet.
  Optional<Delivery> claim(Envelope envelope, Instant now) {
    String edition = envelope.letter().edition();
    String subscriber = envelope.to().id();
    Delivery last = line(edition, subscriber);
    if (last != null && !dueAgain(last, now)) {
      return Optional.empty();
    }
    int attempt = last == null ? 1 : last.attempt() + 1;
    return Optional.of(
        new Delivery(
            edition,
            subscriber,
            Delivery.State.CLAIMED,
            envelope.messageId(),
            attempt,
            last == null ? now : last.first(),
            null,
            now));
  }

  private static boolean dueAgain(Delivery last, Instant now) {
    return switch (last.state()) {
      case DEFERRED -> !now.isBefore(last.at().plus(wait(last.attempt())));
      case CLAIMED, DATA, SENT, REFUSED, HELD -> false;
    };
  }

  /// One minute, then twice as long each time, up to an hour.
  static Duration wait(int attempt) {
    Duration wait = Duration.ofMinutes(1L << Math.clamp(attempt - 1L, 0, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /// The line to be written after an attempt.
  static Delivery answered(Delivery claimed, Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Accepted(String reply) -> line(claimed, Delivery.State.SENT, reply, now);
      case Answer.Refused(String reply) -> line(claimed, Delivery.State.REFUSED, reply, now);
      case Answer.Lost(String reply) -> line(claimed, Delivery.State.HELD, reply, now);
      case Answer.Deferred(String reply) ->
          claimed.attempt() < MAX_ATTEMPTS
              ? line(claimed, Delivery.State.DEFERRED, reply, now)
              : line(
                  claimed,
                  Delivery.State.REFUSED,
                  "given up after " + MAX_ATTEMPTS + " attempts: " + reply,
                  now);
    };
  }

  static Delivery line(Delivery of, Delivery.State state, String reply, Instant now) {
    return new Delivery(
        of.edition(), of.subscriber(), state, of.messageId(), of.attempt(), of.first(), reply, now);
  }

  /// Attempts whose answer is not on record.
  List<Delivery> claimed() {
    return lines.values().stream().filter(d -> d.state() == Delivery.State.CLAIMED).toList();
  }

  /// How many lines stand so.
  public int count(Delivery.State state) {
    return counts.getOrDefault(state, 0);
  }
}
