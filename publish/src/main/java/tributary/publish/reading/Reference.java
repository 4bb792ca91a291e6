package tributary.publish.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A source as it is shown.
///
/// @param number from 1
/// @param anchor names it within a page
/// @param kind for example `Podcast`
/// @param link its page, else its recording
/// @param own path of our own page of it; null without
/// @param day for example `Mon 16 Nov`
/// @param date for machines, ISO 8601
/// @param kept whether its text is still there to be looked up
/// @param notes the citations that lead to it
public record Reference(
    int number,
    String anchor,
    String item,
    String kind,
    String outlet,
    String title,
    @Nullable String link,
    @Nullable String own,
    String day,
    String date,
    boolean kept,
    List<Note> notes) {
  public Reference {
    notes = List.copyOf(notes);
  }

  /// The moments of a recording that are cited, each once, in the order of reading.
  public List<Note> moments() {
    Set<String> seen = new HashSet<>();
    return notes.stream()
        .filter(note -> note.link() != null && note.moment() != null && seen.add(note.moment()))
        .toList();
  }
}
