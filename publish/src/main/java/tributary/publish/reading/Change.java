package tributary.publish.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an update says that no earlier edition did.
///
/// @param before the number that stood in its place, `250 MW`; null where none is known to have
///   changed
/// @param notes who said so
public record Change(Line line, @Nullable String before, List<Note> notes) {
  public Change {
    notes = List.copyOf(notes);
  }
}
