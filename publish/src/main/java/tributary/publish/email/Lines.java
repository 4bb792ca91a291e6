package tributary.publish.email;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;

/// The lines of the ledger, by edition and subscriber. A year of them is a million for 20,000
/// readers of a weekly digest: of all but the latest editions, what was sent is kept in 17 bytes a
/// mail, without the words of the server. For one thread.
final class Lines {
  /// Editions of which everything is kept as it was written, the latest.
  static final int WHOLE = 4;

  /// In the order in which they were first heard of.
  private final SequencedMap<String, Map<String, Delivery>> whole = new LinkedHashMap<>();

  private final Map<String, SentLines> sent = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /// Keeps a line; returns the one that it replaces.
  @Nullable Delivery put(Delivery line) {
    Delivery last = get(line.edition(), line.subscriber());
    Map<String, Delivery> edition = whole.computeIfAbsent(line.edition(), name -> new HashMap<>());
    SentLines few = sent.get(line.edition());
    if (few == null) {
      edition.put(line.subscriber(), line);
      condense();
    } else if (few.put(number(line.subscriber()), line)) {
      edition.remove(line.subscriber());
    } else {
      few.remove(number(line.subscriber()));
      edition.put(line.subscriber(), line);
    }
    return last;
  }

  private int number(String subscriber) {
    return numbers.computeIfAbsent(subscriber, id -> numbers.size());
  }

  private void condense() {
    if (whole.size() - sent.size() <= WHOLE) {
      return;
    }
    whole.keySet().stream()
        .filter(edition -> !sent.containsKey(edition))
        .findFirst()
        .ifPresent(this::condense);
  }

  private void condense(String edition) {
    SentLines few = new SentLines();
    Map<String, Delivery> lines = new HashMap<>();
    whole
        .getOrDefault(edition, Map.of())
        .forEach((subscriber, line) -> {
          if (!few.put(number(subscriber), line)) {
            lines.put(subscriber, line);
          }
        });
    whole.put(edition, lines);
    sent.put(edition, few);
  }

  /// The one of an edition and a subscriber; of an older edition without the server's words.
  @Nullable Delivery get(String edition, String subscriber) {
    Delivery line = whole.getOrDefault(edition, Map.of()).get(subscriber);
    SentLines few = sent.get(edition);
    Integer number = numbers.get(subscriber);
    return line == null && few != null && number != null
        ? few.line(edition, subscriber, number)
        : line;
  }

  /// Those of an edition whose words are kept: all that may still change, at the least.
  Optional<Collection<Delivery>> of(String edition) {
    return Optional.ofNullable(whole.get(edition)).map(Map::values);
  }

  /// Those of all editions whose words are kept.
  Stream<Delivery> all() {
    return whole.values().stream().map(Map::values).flatMap(Collection::stream);
  }

  /// The one that went out under that Message-ID.
  Optional<Delivery> named(String messageId) {
    return all()
        .filter(line -> line.messageId().equals(messageId))
        .findAny()
        .or(() -> condensed(messageId));
  }

  private Optional<Delivery> condensed(String messageId) {
    for (Map.Entry<String, SentLines> edition : sent.entrySet()) {
      int number = edition.getValue().named(messageId);
      if (number >= 0) {
        return numbers.entrySet().stream()
            .filter(entry -> entry.getValue() == number)
            .map(entry -> edition.getValue().line(edition.getKey(), entry.getKey(), number))
            .filter(Objects::nonNull)
            .findAny();
      }
    }
    return Optional.empty();
  }
}
