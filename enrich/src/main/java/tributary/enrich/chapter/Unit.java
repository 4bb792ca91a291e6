package tributary.enrich.chapter;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Sentence;

/// A paragraph of speech by one voice. A chapter begins with a unit, never within one.
///
/// @param voice who speaks, as the transcript calls him; null where nobody tells
/// @param sentences in order, at least one
public record Unit(@Nullable String voice, List<Sentence> sentences) {
  public Unit {
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("a unit says something");
    }
    sentences = List.copyOf(sentences);
  }

  /// All that is said in it.
  public String text() {
    return sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
  }

  /// Seconds from the beginning, 0 where nobody says.
  int start() {
    Integer second = sentences.getFirst().second();
    return second == null ? 0 : second;
  }
}
