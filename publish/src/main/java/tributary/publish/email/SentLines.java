package tributary.publish.email;

import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;

/// Those to whom an edition was sent, by numbers that subscribers have: when, at which attempt, and
/// under which Message-ID. Times are kept to the second. For one thread.
final class SentLines {
  /// What [Sender#messageId] makes.
  private static final Pattern MESSAGE = Pattern.compile("<([0-9a-f]{16})@([^>]+)>");

  private static final int BEGIN = 64;

  private String host = "";
  private long[] messages = new long[BEGIN];
  private int[] first = new int[BEGIN];

  /// Seconds since 1970; 0 where nothing was sent.
  private int[] at = new int[BEGIN];

  private byte[] attempts = new byte[BEGIN];

  /// Keeps a line; false where it does not say that an ordinary mail went out, and no more.
  boolean put(int number, Delivery line) {
    Matcher message = MESSAGE.matcher(line.messageId());
    if (!message.matches() || !plain(line, message.group(2))) {
      return false;
    }
    if (number >= at.length) {
      grow(number);
    }
    host = message.group(2);
    messages[number] = Long.parseUnsignedLong(message.group(1), 16);
    first[number] = seconds(line.first());
    at[number] = seconds(line.at());
    attempts[number] = (byte) line.attempt();
    return true;
  }

  private boolean plain(Delivery line, String from) {
    String reply = line.reply();
    return line.state() == Delivery.State.SENT
        && (host.isEmpty() || host.equals(from))
        && line.attempt() <= Byte.MAX_VALUE
        && seconds(line.at()) > 0
        && (reply == null || !reply.startsWith(Ledger.BACK));
  }

  private static int seconds(@Nullable Instant time) {
    return time == null ? 0 : Math.clamp(time.getEpochSecond(), 0, Integer.MAX_VALUE);
  }

  private void grow(int number) {
    int size = Math.max(number + 1, at.length + at.length / 2);
    messages = Arrays.copyOf(messages, size);
    first = Arrays.copyOf(first, size);
    at = Arrays.copyOf(at, size);
    attempts = Arrays.copyOf(attempts, size);
  }

  void remove(int number) {
    if (number < at.length) {
      at[number] = 0;
    }
  }

  /// The line of that number; null where there is none.
  @Nullable Delivery line(String edition, String subscriber, int number) {
    if (number >= at.length || at[number] == 0) {
      return null;
    }
    return new Delivery(
        edition,
        subscriber,
        Delivery.State.SENT,
        "<%016x@%s>".formatted(messages[number], host),
        attempts[number],
        first[number] == 0 ? null : Instant.ofEpochSecond(first[number]),
        null,
        Instant.ofEpochSecond(at[number]));
  }

  /// The number of the line with that Message-ID; -1 where there is none.
  int named(String messageId) {
    Matcher message = MESSAGE.matcher(messageId);
    if (!message.matches() || !message.group(2).equals(host)) {
      return -1;
    }
    long wanted = Long.parseUnsignedLong(message.group(1), 16);
    for (int i = 0; i < messages.length; i++) {
      if (messages[i] == wanted && at[i] != 0) {
        return i;
      }
    }
    return -1;
  }
}
