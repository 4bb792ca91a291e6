package tributary.enrich.fact;

import org.jspecify.annotations.Nullable;

/// A number that a text states of something: "12 dead", "$1.9 trillion", "219 to 212".
///
/// @param value in plain decimal digits, `1900000000000`; two of them with a hyphen between for a
///   score or a span, `219-212`
/// @param unit `%`, or a currency as written, `$`; else empty
/// @param about the words after it that say what is counted, in lower case; may be empty
/// @param text as written
/// @param sentence id of the sentence; null for the title
public record Figure(
    String value, String unit, String about, String text, @Nullable String sentence) {}
