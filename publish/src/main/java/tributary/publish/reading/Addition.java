package tributary.publish.reading;

import java.util.List;

/// What a language model wrote of a story; always shown as such.
///
/// @param model as configured
/// @param parts in the order of reading, none empty
public record Addition(String model, List<Part> parts) {
  public Addition {
    parts = List.copyOf(parts);
  }

  /// One of its sections.
  public record Part(String title, List<Line> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /// All lines of all parts.
  public List<Line> lines() {
    return parts.stream().flatMap(part -> part.lines().stream()).toList();
  }
}
