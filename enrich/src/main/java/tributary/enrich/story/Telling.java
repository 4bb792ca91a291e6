package tributary.enrich.story;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tributary.enrich.time.Order;
import tributary.events.item.Sentence;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;

/// What an item brings to its story: itself as a member, and the sentences that may speak for it.
///
/// @param at the time it is ordered by
/// @param sentences the first whole ones, in order
public record Telling(
    String story, Instant at, Member member, List<Sentence> sentences, List<SubjectTag> subjects) {

  public Telling {
    sentences = List.copyOf(sentences);
    subjects = List.copyOf(subjects);
  }

  /// About how much of a story's record it takes.
  long characters() {
    long addresses = Objects.toString(member.link(), "").length();
    addresses += Objects.toString(member.audio(), "").length();
    return addresses
        + member.title().length()
        + sentences.stream().mapToLong(sentence -> sentence.text().length()).sum();
  }

  String order() {
    return Order.key(at, member.item(), member.version());
  }
}
