package tributary.app.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;

/// Subscribers as a table of comma-separated values (RFC 4180), for a spreadsheet.
public final class SubscriberTable {
  private static final String RECKONED = "=+-@\t\r";

  private SubscriberTable() {}

  /// The whole table, with a line of names first.
  public static String of(List<Subscriber> subscribers) {
    return Stream.concat(
            Stream.of("id,address,digests,subjects,origin,standing,since"),
            subscribers.stream().map(SubscriberTable::row))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String row(Subscriber who) {
    return Stream.of(
            who.id(),
            who.address(),
            String.join(" ", received(who)),
            String.join(" ", who.subjects()),
            word(who.origin()),
            word(who.standing()),
            text(who.since()))
        .map(SubscriberTable::cell)
        .collect(Collectors.joining(","));
  }

  /// Names of the digests that somebody has chosen.
  public static List<String> received(Subscriber who) {
    return who.digests().stream().filter(digest -> !who.left().contains(digest)).toList();
  }

  /// As readers of tables are told it.
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String text(@Nullable Instant time) {
    return time == null ? "" : time.toString();
  }

  /// A spreadsheet reckons with what begins so: a mark before it makes it a text.
  static String cell(String value) {
    String safe = !value.isEmpty() && RECKONED.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain && safe.equals(value) ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
