package tributary.publish.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found of an inquiry, a page of it.
///
/// @param total items that match; at least so many where `more` is set
/// @param more whether there are more than `total`
/// @param stories how many stories the looked-through items are of: pages go by them
/// @param found one page of them, the best first; empty past the last one
/// @param near whether items count that are only spelt alike
/// @param spelling another way to write it of which there is something; null where none is known
/// @param partly whether time was up before everything was looked through
public record Hits(
    int total,
    boolean more,
    int stories,
    List<Found> found,
    boolean near,
    @Nullable String spelling,
    boolean partly) {
  /// Items that are put together by their stories: the best, or the newest.
  public static final int LOOKED_THROUGH = 500;

  /// Items of a story that are shown.
  public static final int SHOWN = 3;

  public Hits {
    found = List.copyOf(found);
  }

  /// A story with what was found of it.
  ///
  /// @param story its id
  /// @param hits the best, at most [Hits#SHOWN]; never empty
  /// @param others how many more items of it were found
  public record Found(String story, List<Hit> hits, int others) {
    public Found {
      if (hits.isEmpty()) {
        throw new IllegalArgumentException("nothing was found of " + story);
      }
      hits = List.copyOf(hits);
    }
  }
}
