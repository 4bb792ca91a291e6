package tributary.publish.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.item.Ids;
import tributary.events.topic.Json;

/// Makes drafts of editions.
public final class Drafts {
  private Drafts() {}

  /// A draft of `digest`.
  ///
  /// @param instruction id of the operator's instruction that asked for it, if one did
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
