package tributary.publish.subject;

import java.util.List;
import java.util.Map;
import tributary.events.story.Story;

/// Which words are common among stories, whatever their subject.
///
/// @param spread in how many stories each word stands
/// @param stories how many there are
public record Commons(Map<String, Integer> spread, int stories) {
  public Commons {
    spread = Map.copyOf(spread);
  }

  /// Those of these stories.
  public static Commons of(List<Story> stories) {
    return new Commons(Words.spread(stories.stream().map(Told::text).toList()), stories.size());
  }
}
