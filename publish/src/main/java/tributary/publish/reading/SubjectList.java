package tributary.publish.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import tributary.events.item.SubjectTag;

/// The subjects there are, by name.
public record SubjectList(List<Row> rows) {
  public SubjectList {
    rows = List.copyOf(rows);
  }

  /// A subject.
  ///
  /// @param stories for example `12 stories`
  public record Row(Tag subject, String stories) {}

  /// Puts subjects, with the number of their stories, in words.
  public static SubjectList of(SequencedMap<SubjectTag, Integer> subjects) {
    List<Row> rows = new ArrayList<>();
    subjects.forEach((tag, count) ->
        rows.add(
            new Row(
                Tag.subject(tag.subject(), tag.name()), Wording.many(count, "story", "stories"))));
    return new SubjectList(rows);
  }
}
