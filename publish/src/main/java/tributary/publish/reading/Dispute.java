package tributary.publish.reading;

import java.util.List;

/// What sources tell differently.
///
/// @param about what the numbers count; may be empty
/// @param sides two or more
public record Dispute(String about, List<Side> sides) {
  public Dispute {
    sides = List.copyOf(sides);
  }

  /// What some of them say.
  ///
  /// @param value for example `nearly 50 %`
  public record Side(String value, List<Line> lines) {
    public Side {
      lines = List.copyOf(lines);
    }

    /// The citations of all its lines.
    public List<Note> notes() {
      return lines.stream().flatMap(line -> line.notes().stream()).toList();
    }
  }

  /// All lines of all sides.
  public List<Line> lines() {
    return sides.stream().flatMap(side -> side.lines().stream()).toList();
  }
}
