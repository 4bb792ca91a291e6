package tributary.publish.digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tributary.events.digest.Digest;
import tributary.events.story.Related;
import tributary.events.story.Story;

/// The stories that others are near to, by every id that they ever had.
final class Neighbours {
  private final Map<String, Story> byId = new HashMap<>();

  /// @param stories that stand by themselves
  Neighbours(List<Story> stories) {
    stories.forEach(story -> story.aliases().forEach(alias -> byId.put(alias, story)));
    stories.forEach(story -> byId.put(story.id(), story));
  }

  /// What is near `story`, nearest first, under the ids and headlines of now; nothing twice, and
  /// nothing that nobody has.
  List<Digest.Near> of(Story story) {
    List<Digest.Near> near = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(story.id()));
    for (Related related : story.related()) {
      Optional<Story> other = Optional.ofNullable(byId.get(related.story()));
      if (other.isPresent() && seen.add(other.get().id())) {
        near.add(new Digest.Near(other.get().id(), other.get().headline(), related.reason()));
      }
    }
    return near;
  }
}
