package tributary.events.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;
import tributary.events.topic.Json;

/// An edition that waits for an editor's approval. Who approves it names its hash, so that what
/// goes out is what was looked at, byte for byte.
///
/// @param edition id of the edition, the record's key
/// @param digest what goes out, as it is
/// @param hash of `digest`, see [#hash(Digest)]
/// @param instruction id of the operator's instruction that asked for this draft; null for the one
///   that was due by itself
/// @param made when
public record Draft(
    String edition, Digest digest, String hash, @Nullable String instruction, Instant made) {

  /// A draft of `digest`.
  public static Draft of(Digest digest, @Nullable String instruction, Instant made) {
    return new Draft(digest.edition(), digest, hash(digest), instruction, made);
  }

  /// 16 hexadecimal digits of the SHA-256 of its JSON.
  public static String hash(Digest digest) {
    try {
      return Ids.hash(Json.MAPPER.writeValueAsString(digest));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("edition " + digest.edition() + " cannot be written", e);
    }
  }
}
