package tributary.publish.reading;

import java.time.ZoneId;
import java.util.List;
import tributary.events.item.SubjectTag;
import tributary.events.story.Story;

/// A subject that was not surveyed yet: its newest stories.
///
/// @param page its own
/// @param counts for example `12 stories`
public record Outline(Tag page, String counts, List<Line> stories) {
  /// Stories that are named.
  public static final int STORIES = 20;

  public Outline {
    stories = List.copyOf(stories);
  }

  /// A story, and when it was last told.
  public record Line(String day, String date, Tag story) {}

  /// @param id the subject's
  /// @param newest stories about it
  /// @param count how many there are
  /// @param zone in which readers are told dates
  public static Outline of(String id, List<Story> newest, int count, ZoneId zone) {
    String name =
        newest.stream()
            .flatMap(story -> story.subjects().stream())
            .filter(tag -> tag.subject().equals(id))
            .map(SubjectTag::name)
            .findFirst()
            .orElse(id);
    return new Outline(
        Tag.subject(id, name),
        Wording.many(count, "story", "stories"),
        newest.stream().map(story -> line(story, zone)).toList());
  }

  private static Line line(Story story, ZoneId zone) {
    return new Line(
        Wording.date(story.closedAt(), zone),
        story.closedAt().atZone(zone).toLocalDate().toString(),
        Tag.story(story.id(), story.headline()));
  }
}
