package tributary.events.digest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An edition that waits for an editor's approval. Who approves it names its hash, so that what
/// goes out is what was looked at, byte for byte.
///
/// @param edition id of the edition, the record's key
/// @param digest what goes out, as it is
/// @param hash of `digest`: 16 hexadecimal digits of the SHA-256 of its JSON
/// @param instruction id of the operator's instruction that asked for this draft; null for the one
///   that was due by itself
/// @param made when
public record Draft(
    String edition, Digest digest, String hash, @Nullable String instruction, Instant made) {}
