package tributary.events.item;

import org.jspecify.annotations.Nullable;

/// A part of an episode that is looked at by itself: a chapter, or a stretch of its transcript.
///
/// @param number from 1, in order
/// @param start seconds from the beginning, 0 or more; null where nobody says
/// @param title of the chapter; empty where it has none
/// @param story id of the story it tells, as it was when the episode was decided
public record Segment(int number, @Nullable Integer start, String title, String story) {
  public Segment {
    if (number < 1) {
      throw new IllegalArgumentException("segments count from 1: " + number);
    }
  }
}
