package tributary.ingest.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The instance's own secret. It derives the secret of each subscription and the part of each
/// callback address that cannot be guessed, so that neither need be kept anywhere.
final class Key {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;

  private final byte[] bytes;

  Key(String secret) {
    this.bytes = secret.getBytes(StandardCharsets.UTF_8);
  }

  /// The secret in `file`, made there at the first start, readable by its owner alone.
  ///
  /// @throws IllegalStateException naming the file, when it can be neither read nor made
  static Key in(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      String secret = Files.readString(file).strip();
      if (secret.length() < BYTES) {
        throw new IOException("it is cut off: delete it to have a new one made");
      }
      return new Key(secret);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the secret of ingest.push cannot be kept in %s (%s); ingest.push.secret gives one"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void make(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, ownersOnly());
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

  /// HMAC-SHA-256 of `facts` (RFC 2104), 64 hexadecimal digits.
  String derive(String... facts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      byte[] all = String.join("\u001f", facts).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(all));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
