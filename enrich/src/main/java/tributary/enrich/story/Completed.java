package tributary.enrich.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Item;

/// What becomes of a decision.
///
/// @param item that knows its story now; null where a member is told again
/// @param tellings what it brings to stories
public record Completed(@Nullable Item item, List<Telling> tellings) {
  public Completed {
    tellings = List.copyOf(tellings);
  }
}
