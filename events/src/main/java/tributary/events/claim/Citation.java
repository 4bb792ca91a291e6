package tributary.events.claim;

import org.jspecify.annotations.Nullable;

/// What a claim rests on. Numbers like [1] exist only where a page or mail is rendered.
///
/// @param item id of the item
/// @param sentence id of a sentence of that item
/// @param quote the sentence, word for word
/// @param second where it is said in an episode; null for written text
public record Citation(String item, String sentence, String quote, @Nullable Integer second) {}
