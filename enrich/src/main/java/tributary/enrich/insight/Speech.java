package tributary.enrich.insight;

import java.util.List;
import tributary.events.item.Sentence;

/// What one item, or one part of an episode, has to say in any story: a few of its sentences, in
/// order, with what is exact in them and what is worth knowing. Made once, when the item is
/// complete, by [Speaker]; read again for each version of its story, by [Briefs].
///
/// @param mentions in order of their sentences
/// @param points most important first
public record Speech(List<Sentence> sentences, List<Mention> mentions, List<Point> points) {
  /// Of who says nothing.
  public static final Speech NOTHING = new Speech(List.of(), List.of(), List.of());

  public Speech {
    sentences = List.copyOf(sentences);
    mentions = List.copyOf(mentions);
    points = List.copyOf(points);
  }

  /// Sentences alone.
  public static Speech of(List<Sentence> sentences) {
    return new Speech(sentences, List.of(), List.of());
  }

  /// About how much of a record it takes.
  public long characters() {
    return sentences.stream().mapToLong(sentence -> sentence.text().length()).sum()
        + mentions.stream().mapToLong(m -> m.value().length() + m.key().length()).sum();
  }
}
