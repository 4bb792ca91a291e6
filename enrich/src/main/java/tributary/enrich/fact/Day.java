package tributary.enrich.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A day that a text speaks of.
///
/// @param date in the calendar; a year or weekday that the text leaves out is the nearest to the
///   item's own date
/// @param text as written
/// @param sentence id of the sentence; null for the title
public record Day(LocalDate date, String text, @Nullable String sentence) {}
