package tributary.enrich.story;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stories told last, as many as have so many tellings between them. One thread.
final class LastTold {
  private final Map<String, Told> stories = new LinkedHashMap<>(64, 0.75f, true);
  private final int most;
  private int tellings;

  /// @param most tellings
  LastTold(int most) {
    this.most = most;
  }

  @Nullable Told get(String story) {
    return stories.get(story);
  }

  void put(String story, Told told) {
    remove(story);
    stories.put(story, told);
    tellings += told.tellings().size();
    Iterator<Map.Entry<String, Told>> oldest = stories.entrySet().iterator();
    while (tellings > most && oldest.hasNext()) {
      tellings -= oldest.next().getValue().tellings().size();
      oldest.remove();
    }
  }

  void remove(String story) {
    Told known = stories.remove(story);
    tellings -= known == null ? 0 : known.tellings().size();
  }
}
