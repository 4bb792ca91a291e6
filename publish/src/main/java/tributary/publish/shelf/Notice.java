package tributary.publish.shelf;

import java.time.Instant;

/// What an operator said of a story that was wrong.
///
/// @param retracted whether it is told no more; else it stands, corrected
/// @param text what is right, or why it was taken down
public record Notice(boolean retracted, String text, Instant at) {}
