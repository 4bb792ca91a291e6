package tributary.publish.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Signs a mail (RFC 6376): `relaxed/relaxed`, `rsa-sha256`, the whole body, no `l=`.
///
/// Written here, because the library for it (utils-mail-dkim) asks the name system while it signs,
/// cannot name a header once more than it stands in the mail, and comes with a second provider of
/// cryptography.
public final class Signature {
  /// Signed where they stand. RFC 8058 wants both list headers covered.
  private static final List<String> COVERED =
      List.of(
          "From",
          "Reply-To",
          "To",
          "Subject",
          "Date",
          "Message-ID",
          "MIME-Version",
          "Content-Type",
          "Content-Language",
          "List-Id",
          "List-Archive",
          "List-Unsubscribe",
          "List-Unsubscribe-Post",
          "Auto-Submitted",
          "Feedback-ID");

  /// Named once more than they stand in the mail: one put in on the way breaks the signature.
  private static final List<String> SEALED =
      List.of(
          "From",
          "Reply-To",
          "To",
          "Cc",
          "Subject",
          "Date",
          "Message-ID",
          "Content-Type",
          "List-Unsubscribe",
          "List-Unsubscribe-Post");

  private static final int WIDTH = 72;
  private static final String FOLD = "\r\n ";

  private final SigningKey key;

  public Signature(SigningKey key) {
    this.key = key;
  }

  /// The header line that vouches for a mail, with its line break; it goes before the others.
  ///
  /// @param mail headers, an empty line and a body, lines ended by CR and LF
  /// @param when it is signed
  public String line(byte[] mail, Instant when) {
    Relaxed parts = Relaxed.of(mail);
    List<String> covered = new ArrayList<>();
    StringBuilder signed = new StringBuilder();
    for (String name : COVERED) {
      List<String> values = parts.headers(name);
      values.forEach(value -> signed.append(value).append("\r\n"));
      values.forEach(value -> covered.add(name));
    }
    covered.addAll(SEALED);
    String unsigned =
        String.join(
            FOLD,
            "v=1; a=rsa-sha256; c=relaxed/relaxed; t=" + when.getEpochSecond() + ";",
            "d=" + key.domain() + "; s=" + key.selector() + ";",
            "h=" + folded(covered) + ";",
            "bh=" + base64(sha256(parts.body())) + ";",
            "b=");
    signed.append(Relaxed.header("DKIM-Signature", unsigned));
    return "DKIM-Signature: " + unsigned + broken(base64(signed(signed.toString()))) + "\r\n";
  }

  private static String folded(List<String> names) {
    StringBuilder list = new StringBuilder();
    int column = 3;
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (column + lower.length() > WIDTH) {
        list.append(FOLD);
        column = 1;
      }
      list.append(lower).append(':');
      column += lower.length() + 1;
    }
    return list.substring(0, list.length() - 1);
  }

  private static String broken(String base64) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < base64.length(); i += WIDTH - 3) {
      lines.append(i == 0 ? "" : FOLD).append(base64, i, Math.min(base64.length(), i + WIDTH - 3));
    }
    return lines.toString();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private byte[] signed(String text) {
    try {
      java.security.Signature hand = java.security.Signature.getInstance("SHA256withRSA");
      hand.initSign(key.secret());
      hand.update(text.getBytes(StandardCharsets.ISO_8859_1));
      return hand.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read signs", e);
    }
  }
}
