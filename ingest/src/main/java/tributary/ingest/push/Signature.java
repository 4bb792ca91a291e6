package tributary.ingest.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `X-Hub-Signature: method=hexadecimal digits`, an HMAC of the ping's bytes (W3C WebSub, section
/// 7.1).
final class Signature {
  private static final Map<String, String> METHODS =
      Map.of(
          "sha1", "HmacSHA1",
          "sha256", "HmacSHA256",
          "sha384", "HmacSHA384",
          "sha512", "HmacSHA512");

  private Signature() {}

  /// Whether one of the headers signs `body` with `secret`. Takes as long for a wrong one as for a
  /// right one.
  static boolean holds(List<String> headers, byte[] body, String secret) {
    return headers.stream().anyMatch(header -> holds(header, body, secret));
  }

  private static boolean holds(String header, byte[] body, String secret) {
    int sign = header.indexOf('=');
    String method =
        METHODS.get(header.substring(0, Math.max(0, sign)).strip().toLowerCase(Locale.ROOT));
    if (method == null) {
      return false;
    }
    try {
      byte[] given = HexFormat.of().parseHex(header.substring(sign + 1).strip());
      Mac mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
      return MessageDigest.isEqual(mac.doFinal(body), given);
    } catch (IllegalArgumentException e) {
      return false; // no hexadecimal digits
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + method, e);
    }
  }
}
