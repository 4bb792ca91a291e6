package tributary.publish.reading;

import java.util.List;

/// A claim and its citations, which are never none.
public record Line(String claim, List<Note> notes) {
  public Line {
    notes = List.copyOf(notes);
  }
}
