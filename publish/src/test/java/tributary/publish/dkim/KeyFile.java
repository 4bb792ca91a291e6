package tributary.publish.dkim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;

/// Keys of domains that are none, as files, and what receivers make of their signatures: they are
/// verified by a library that shares nothing with what signs.
public final class KeyFile {
  private KeyFile() {}

  /// A new key of `bits`.
  public static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The private half, as OpenSSL writes it, to be read by its owner alone.
  public static Path write(Path file, KeyPair pair) throws IOException {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Files.writeString(file, pem);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  /// Verifies as a receiver does to whom the name system gives the public half.
  public static DKIMVerifier receiver(KeyPair pair) {
    String half = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    return new DKIMVerifier((methods, selector, domain) -> List.of("v=DKIM1; k=rsa; p=" + half));
  }
}
