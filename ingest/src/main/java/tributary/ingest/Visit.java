package tributary.ingest;

import org.jspecify.annotations.Nullable;
import tributary.events.feed.FeedStatus;

/// A visit that is committed, for progress lines.
///
/// @param feed its id
/// @param title as readers know the feed
/// @param newItems items and new versions that it brought
/// @param problem what was wrong, a sentence for a person; null when nothing was
public record Visit(
    String feed,
    String title,
    FeedStatus.Outcome outcome,
    int newItems,
    @Nullable String problem) {}
