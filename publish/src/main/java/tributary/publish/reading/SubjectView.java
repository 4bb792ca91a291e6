package tributary.publish.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.publish.subject.SubjectPage;

/// A subject with its numbers and words in place. Lists are empty where there is nothing to say.
///
/// @param page its own
/// @param counts for example `12 stories, 20 insights from 14 sources`
/// @param summary its abstract
/// @param week for example `9–16 November 2026`
/// @param changes in that week, newest first
/// @param timeline newest first
/// @param insights those of this page, under their numbers
/// @param insightPages where the others are
/// @param sources of how many items it is made
/// @param references cited here, numbered in the order of reading
public record SubjectView(
    Tag page,
    String counts,
    List<Line> summary,
    List<Theme> themes,
    String week,
    List<Change> changes,
    List<Mention> timeline,
    List<Open> disputes,
    List<Numbered> insights,
    Paging insightPages,
    int sources,
    List<Reference> references) {

  /// Insights on a page.
  public static final int INSIGHTS = 20;

  public SubjectView {
    summary = List.copyOf(summary);
    themes = List.copyOf(themes);
    changes = List.copyOf(changes);
    timeline = List.copyOf(timeline);
    disputes = List.copyOf(disputes);
    insights = List.copyOf(insights);
    references = List.copyOf(references);
  }

  /// Stories on one matter.
  ///
  /// @param more how many stories of it are not shown
  public record Theme(String title, List<Part> parts, int more) {
    public Theme {
      parts = List.copyOf(parts);
    }
  }

  /// A story in a theme.
  ///
  /// @param lines empty where its sentences stand above already
  public record Part(Tag story, List<Line> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /// A story that began or went on.
  ///
  /// @param line what was new of one that went on; null where that stands above already
  public record Change(boolean began, String day, String date, Tag story, @Nullable Line line) {}

  /// What was said on a day.
  public record Mention(String day, String date, Line line) {}

  /// What sources tell differently, in a story.
  public record Open(Tag story, Dispute dispute) {}

  /// An insight by its number, the newest being 1.
  public record Numbered(int number, String day, String date, Point point, Tag story) {}

  /// Puts a subject in words and numbers, with its first insights.
  public static SubjectView of(SubjectPage page, Holdings holdings) {
    return new SubjectReader(page, holdings).whole();
  }

  /// Its insights alone, of a page from 1 on.
  public static SubjectView insights(SubjectPage page, int number, Holdings holdings) {
    return new SubjectReader(page, holdings).insights(number);
  }
}
