package tributary.publish.subject;

import java.time.Instant;
import java.util.List;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.story.Brief;

/// What there is to say of a subject. Lists are empty where there is nothing.
///
/// @param id the subject's, from `subjects.yaml`
/// @param name as readers see it
/// @param stories how many are about it
/// @param summary three to five sentences where there are as many, of different stories first
/// @param themes what it is about, the weightiest first
/// @param week the seven days up to the newest item, and what changed in them
/// @param timeline dated mentions, newest first
/// @param disputes what sources tell differently
/// @param insights every claim worth knowing, newest first, none twice
/// @param sources every item that tells of it, newest first
public record SubjectPage(
    String id,
    String name,
    int stories,
    List<Claim> summary,
    List<Theme> themes,
    Week week,
    List<Mention> timeline,
    List<Open> disputes,
    List<Known> insights,
    List<Digest.Source> sources) {

  public SubjectPage {
    summary = List.copyOf(summary);
    themes = List.copyOf(themes);
    timeline = List.copyOf(timeline);
    disputes = List.copyOf(disputes);
    insights = List.copyOf(insights);
    sources = List.copyOf(sources);
  }

  /// The same, of a subject that so many stories are about: not all of them were surveyed.
  public SubjectPage of(int all) {
    return new SubjectPage(
        id, name, all, summary, themes, week, timeline, disputes, insights, sources);
  }

  /// Stories that share rare words.
  ///
  /// @param title the most typical of these words; empty for stories that share none
  /// @param parts the weightiest first
  /// @param more how many stories of it are not among them
  public record Theme(String title, List<Part> parts, int more) {
    public Theme {
      parts = List.copyOf(parts);
    }
  }

  /// A story in a theme.
  ///
  /// @param claims never empty
  public record Part(String story, String headline, List<Claim> claims) {
    public Part {
      claims = List.copyOf(claims);
    }
  }

  /// Seven days.
  ///
  /// @param until when the newest item was seen
  /// @param changes newest first
  public record Week(Instant since, Instant until, List<Change> changes) {
    public Week {
      changes = List.copyOf(changes);
    }
  }

  /// A story that began or went on.
  ///
  /// @param began whether it began in the week
  /// @param at when its newest item was published, clamped
  public record Change(boolean began, Instant at, String story, String headline, Claim claim) {}

  /// Something that was said of it on a day.
  public record Mention(Instant at, String story, Claim claim) {}

  /// What sources tell differently, in a story.
  public record Open(String story, String headline, Brief.Disagreement disagreement) {}

  /// A claim worth knowing, of a story.
  ///
  /// @param at when the story's newest item was published, clamped
  public record Known(Instant at, String story, String headline, Insight insight) {}
}
