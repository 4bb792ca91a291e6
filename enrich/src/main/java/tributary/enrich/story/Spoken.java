package tributary.enrich.story;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.enrich.insight.Summary;
import tributary.enrich.normalise.Draft;
import tributary.events.item.Dates;
import tributary.events.item.Enclosure;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.Segment;
import tributary.events.item.Sentence;
import tributary.events.item.SubjectTag;
import tributary.events.story.Evidence;
import tributary.events.story.Member;
import tributary.events.story.Role;

/// What an item, or a part of an episode, has to say whatever story it is in. Fields as in [Member].
///
/// @param segment the part; null for the item as a whole
/// @param sentences the first whole ones, in order
record Spoken(
    String item,
    int version,
    Kind kind,
    Origin origin,
    String title,
    @Nullable URI link,
    @Nullable URI audio,
    Dates dates,
    @Nullable Segment segment,
    List<Sentence> sentences,
    List<SubjectTag> subjects) {
  private static final int SPOKEN_SENTENCES = 12;

  Spoken {
    sentences = List.copyOf(sentences);
    subjects = List.copyOf(subjects);
  }

  /// What the item says as a whole.
  static Spoken of(Draft draft) {
    return new Spoken(
        draft.id(),
        draft.version(),
        draft.kind(),
        draft.origin(),
        draft.title(),
        draft.link(),
        audio(draft.enclosures()),
        draft.dates(),
        null,
        spoken(draft.sentences()),
        draft.subjects());
  }

  /// This as a member of a story.
  ///
  /// @param evidence why it joined; null where it began the story
  Member member(boolean duplicate, @Nullable Evidence evidence) {
    Role original = evidence == null ? Role.ORIGINAL : Role.COVERAGE;
    return new Member(
        item,
        version,
        duplicate ? Role.DUPLICATE : original,
        kind,
        origin,
        title,
        link,
        audio,
        dates.clamped(),
        dates.firstSeen(),
        dates.backlog(),
        evidence,
        segment);
  }

  private static List<Sentence> spoken(List<Sentence> sentences) {
    return sentences.stream()
        .filter(sentence -> Summary.quotable(sentence.text()))
        .limit(SPOKEN_SENTENCES)
        .toList();
  }

  private static @Nullable URI audio(List<Enclosure> enclosures) {
    return enclosures.stream()
        .filter(e -> e.type() != null && e.type().matches("(?i)(audio|video)/.*"))
        .map(Enclosure::url)
        .findFirst()
        .orElse(null);
  }
}
