package tributary.ingest.inspection;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Bytes to be read, and what is known of them.
///
/// @param source as the operator named it
/// @param bytes not to be changed
/// @param at where they were found: relative links start there
/// @param contentType as an answer would say it; null where it does not
/// @param whole whether they are all
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Document(
    String source, byte[] bytes, URI at, @Nullable String contentType, boolean whole) {}
