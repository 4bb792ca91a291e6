package tributary.publish.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Item;

/// An episode with its times and words in place. Lists are empty where there is nothing to say.
///
/// @param show its name
/// @param site the show's home page; null where nobody names it
/// @param day for example `16 November 2026`
/// @param date for machines, ISO 8601
/// @param length for example `1 h 2 min`; null where nobody says
/// @param link its page; null without
/// @param audio where it can be heard; null without
/// @param people who speak or made it, with what they do where that is told
/// @param story the story that it tells as a whole; null where nobody knows that one
/// @param points claims worth knowing, as notes into the transcript
/// @param transcript what is said, in passages of one voice
/// @param notes what its publisher wrote about it
public record EpisodeView(
    String title,
    String show,
    @Nullable String site,
    String day,
    String date,
    @Nullable String length,
    @Nullable String link,
    @Nullable String audio,
    List<String> people,
    List<Tag> subjects,
    @Nullable Tag story,
    List<Chapter> chapters,
    List<Point> points,
    List<Passage> transcript,
    List<Passage> notes) {

  public EpisodeView {
    people = List.copyOf(people);
    subjects = List.copyOf(subjects);
    chapters = List.copyOf(chapters);
    points = List.copyOf(points);
    transcript = List.copyOf(transcript);
    notes = List.copyOf(notes);
  }

  /// A chapter.
  ///
  /// @param anchor names it within the page
  /// @param moment when it begins, for example `12:34`; null where nobody says
  /// @param link into the recording; null without
  /// @param marked whether its publisher marked it, and named it so
  /// @param story that it tells; null where none is known
  public record Chapter(
      String anchor,
      int number,
      @Nullable String moment,
      @Nullable String link,
      String title,
      boolean marked,
      List<Line> summary,
      List<String> speakers,
      @Nullable Tag story) {
    public Chapter {
      summary = List.copyOf(summary);
      speakers = List.copyOf(speakers);
    }
  }

  /// What one voice says in one go.
  ///
  /// @param speaker null where nobody tells, and where it is the one before
  /// @param moment when it begins; null for written text
  public record Passage(
      @Nullable String speaker,
      @Nullable String moment,
      @Nullable String link,
      List<Spoken> sentences) {
    public Passage {
      sentences = List.copyOf(sentences);
    }
  }

  /// A sentence that citations can lead to.
  public record Spoken(String anchor, String text) {}

  /// Puts an episode in words.
  public static EpisodeView of(Item item, Holdings holdings) {
    return new EpisodeReader(item, holdings).read();
  }
}
