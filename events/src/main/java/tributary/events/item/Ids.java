package tributary.events.item;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Ids that anyone can compute again from the same facts.
public final class Ids {
  private static final int BYTES = 8;

  private Ids() {}

  /// The first 16 hexadecimal digits of the SHA-256 of `facts`, joined by U+001F so that no two
  /// lists run together.
  public static String hash(String... facts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\u001f", facts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
