package tributary.publish.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Story;

/// A story with its numbers and words in place. Lists are empty where there is nothing to say.
///
/// @param page its own
/// @param told when it was first told, and when last
/// @param coverage for example `3 outlets`
/// @param amendments what was wrong with it, oldest first
/// @param gist the one sentence that says it; null where none can stand alone
/// @param timeline how it developed, oldest first; empty where it did not
/// @param points what else is worth knowing
/// @param added what a language model wrote of it; null without
/// @param also who told it and is not cited
/// @param repeated outlets that repeat another one's text
/// @param editions in which it was told, newest first
/// @param references numbered in the order of reading
public record StoryView(
    Tag page,
    String told,
    String coverage,
    List<Tag> subjects,
    List<Amendment> amendments,
    @Nullable Line gist,
    List<Line> summary,
    List<Detail> details,
    List<Line> impact,
    List<Dispute> disputes,
    List<Event> timeline,
    List<Point> points,
    @Nullable Addition added,
    List<Reference> also,
    List<String> repeated,
    List<Near> related,
    List<Tag> editions,
    List<Reference> references) {

  public StoryView {
    subjects = List.copyOf(subjects);
    amendments = List.copyOf(amendments);
    summary = List.copyOf(summary);
    details = List.copyOf(details);
    impact = List.copyOf(impact);
    disputes = List.copyOf(disputes);
    timeline = List.copyOf(timeline);
    points = List.copyOf(points);
    also = List.copyOf(also);
    repeated = List.copyOf(repeated);
    related = List.copyOf(related);
    editions = List.copyOf(editions);
    references = List.copyOf(references);
  }

  /// Details whose sentences stand above already.
  public List<Detail> known() {
    return details.stream().filter(Detail::known).toList();
  }

  /// Details that bring a sentence of their own.
  public List<Detail> fresh() {
    return details.stream().filter(detail -> !detail.known()).toList();
  }

  /// Something exact that a source says.
  ///
  /// @param known whether the sentence stands above already, so that its number is enough
  public record Detail(String value, Line line, boolean known) {}

  /// What was new on a day.
  ///
  /// @param date for machines, ISO 8601
  public record Event(String day, String date, Line line) {}

  /// Related coverage, and why it is near.
  public record Near(Tag story, String reason) {}

  /// Puts a story in words and numbers.
  public static StoryView of(Story story, Holdings holdings) {
    return new StoryReader(story, holdings).read();
  }
}
