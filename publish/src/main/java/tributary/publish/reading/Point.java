package tributary.publish.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A claim worth knowing, and what a source says follows from it.
///
/// @param impact null where no source says anything, and where it was said already
public record Point(Line claim, @Nullable Line impact) {

  /// Both, in order.
  public List<Line> lines() {
    return impact == null ? List.of(claim) : List.of(claim, impact);
  }
}
