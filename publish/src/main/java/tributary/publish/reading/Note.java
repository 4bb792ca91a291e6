package tributary.publish.reading;

import org.jspecify.annotations.Nullable;

/// A citation as it is shown.
///
/// @param number of the reference
/// @param anchor names this citation within a page
/// @param link where the quote stands: the minute of a recording, else the reference's page
/// @param moment when it is said, for example `12:34`; null for written text
/// @param passage path of our own page where the quote stands in what else is said; null without
public record Note(
    int number,
    String anchor,
    String quote,
    @Nullable String link,
    @Nullable String moment,
    @Nullable String passage) {}
