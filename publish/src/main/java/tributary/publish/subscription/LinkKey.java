package tributary.publish.subscription;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs links that only their receiver can have. Safe to share between threads.
public final class LinkKey {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;

  /// Of a signature in a link: 128 bits (RFC 2104, section 5, allows half of the output).
  private static final int SIGNED = 16;

  private final byte[] bytes;

  private LinkKey(String secret) {
    this.bytes = secret.getBytes(StandardCharsets.UTF_8);
  }

  /// A key that is given.
  ///
  /// @throws IllegalArgumentException if it is shorter than 32 characters
  public static LinkKey of(String secret) {
    if (secret.length() < BYTES) {
      throw new IllegalArgumentException("a secret of 32 characters or more is wanted");
    }
    return new LinkKey(secret);
  }

  /// The key in `file`, made there at the first start, readable by its owner alone.
  ///
  /// @throws IllegalStateException naming the file, when it can be neither read nor made
  public static LinkKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return of(Files.readString(file).strip());
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The key of the links in mails cannot be kept in %s: %s. publish.web.secret gives one instead."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void make(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh =
        Files.createTempFile(file.toAbsolutePath().getParent(), ".key-", ".tmp", ownersOnly());
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.writeString(fresh, HexFormat.of().formatHex(random) + "\n");
    try {
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException e) {
      Files.delete(fresh); // another program of this folder was first
    }
  }

  private static FileAttribute<?>[] ownersOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /// HMAC-SHA-256 of `facts` (RFC 2104), its first half, as it may stand in a link.
  String sign(String... facts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      byte[] all = mac.doFinal(String.join("\u001f", facts).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, SIGNED));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  /// Whether `signature` is ours, in a time that tells nothing of how much of it is right.
  boolean signed(String signature, String... facts) {
    return MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8), sign(facts).getBytes(StandardCharsets.UTF_8));
  }
}
