package tributary.app.lab;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tributary.enrich.subject.Subjects;
import tributary.events.item.SubjectTag;

/// How tags agree with labels. An item that got none counts as wrong.
///
/// @param labelled items whose label is a subject's name or id
/// @param right those whose first tag is that subject
/// @param untagged those that got none
/// @param others items with another label
/// @param wronglyTagged those of them that got a tag all the same
public record TagScore(int labelled, int right, int untagged, int others, int wronglyTagged) {

  /// Counts.
  ///
  /// @param tags by item
  /// @param labels by item
  public static TagScore of(
      Subjects subjects, Map<String, List<SubjectTag>> tags, Map<String, String> labels) {
    int labelled = 0;
    int right = 0;
    int untagged = 0;
    int others = 0;
    int wronglyTagged = 0;
    for (Map.Entry<String, String> label : labels.entrySet()) {
      List<SubjectTag> given = tags.getOrDefault(label.getKey(), List.of());
      if (subjects.subjects().stream().noneMatch(s -> means(label.getValue(), s.id(), s.name()))) {
        others++;
        wronglyTagged += given.isEmpty() ? 0 : 1;
        continue;
      }
      labelled++;
      untagged += given.isEmpty() ? 1 : 0;
      if (!given.isEmpty()) {
        SubjectTag first = given.getFirst();
        right += means(label.getValue(), first.subject(), first.name()) ? 1 : 0;
      }
    }
    return new TagScore(labelled, right, untagged, others, wronglyTagged);
  }

  private static boolean means(String label, String id, String name) {
    return label.equalsIgnoreCase(id) || label.equalsIgnoreCase(name);
  }

  /// Share of the labelled items that are right; 0 where there is none.
  public double accuracy() {
    return labelled == 0 ? 0 : (double) right / labelled;
  }

  /// Share of the items of other matters that were tagged; 0 where there is none.
  public double wrong() {
    return others == 0 ? 0 : (double) wronglyTagged / others;
  }

  @Override
  public String toString() {
    String own =
        String.format(
            Locale.ROOT, "accuracy %.3f, untagged %d, items %d", accuracy(), untagged, labelled);
    return others == 0
        ? own
        : own
            + String.format(
                Locale.ROOT, "; of %d items of other matters tagged %.3f", others, wrong());
  }
}
