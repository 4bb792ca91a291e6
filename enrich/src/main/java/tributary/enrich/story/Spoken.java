package tributary.enrich.story;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.enrich.insight.Speech;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Passage;
import tributary.events.item.Dates;
import tributary.events.item.Enclosure;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.Segment;
import tributary.events.item.SubjectTag;
import tributary.events.story.Evidence;
import tributary.events.story.Member;
import tributary.events.story.Role;

/// What an item, or a part of an episode, has to say whatever story it is in. Fields as in
/// [Member].
///
/// @param passage the part of an episode; null for the item as a whole
/// @param speech what it has to say
record Spoken(
    String item,
    int version,
    Kind kind,
    Origin origin,
    String title,
    @Nullable URI link,
    @Nullable URI audio,
    Dates dates,
    @Nullable Part passage,
    Speech speech,
    List<SubjectTag> subjects) {

  Spoken {
    subjects = List.copyOf(subjects);
  }

  /// Which part of an episode, as in [Segment].
  record Part(int number, @Nullable Integer start, String title) {}

  /// What one of the passages of `draft` says: the item as a whole, or a part of it.
  static Spoken of(Draft draft, Passage passage, Speech speech) {
    boolean whole = passage.number() == 0;
    return new Spoken(
        draft.id(),
        draft.version(),
        draft.kind(),
        draft.origin(),
        draft.title(),
        draft.link(),
        audio(draft.enclosures()),
        draft.dates(),
        whole ? null : new Part(passage.number(), passage.start(), passage.title()),
        speech,
        draft.subjects());
  }

  /// This as a member of a story.
  ///
  /// @param evidence why it joined; null where it began the story
  Member member(String story, boolean duplicate, @Nullable Evidence evidence) {
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
        segment(story));
  }

  /// The part that this is of, in a story; null for the item as a whole.
  @Nullable Segment segment(String story) {
    return passage == null
        ? null
        : new Segment(passage.number(), passage.start(), passage.title(), story);
  }

  private static @Nullable URI audio(List<Enclosure> enclosures) {
    return enclosures.stream()
        .filter(e -> e.type() != null && e.type().matches("(?i)(audio|video)/.*"))
        .map(Enclosure::url)
        .findFirst()
        .orElse(null);
  }
}
