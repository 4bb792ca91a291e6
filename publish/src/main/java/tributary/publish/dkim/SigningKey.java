package tributary.publish.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The key that signs a domain's mail, and the name under which the domain publishes the other half
/// of it. Safe to share between threads.
public final class SigningKey {
  /// RFC 8301 asks for 2048 bits, and refuses signatures of fewer than 1024.
  private static final int LEAST_BITS = 2048;

  /// No key is longer than this many bytes as text.
  private static final int LONGEST = 32_768;

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9][A-Za-z0-9-]*)*");

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END \\1PRIVATE KEY-----");

  private final String domain;
  private final String selector;
  private final RSAPrivateCrtKey key;

  private SigningKey(String domain, String selector, RSAPrivateCrtKey key) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
  }

  /// Reads a key as OpenSSL writes it: PKCS#8, in PEM.
  ///
  /// @throws IllegalArgumentException if a name is none, if the file cannot be read or can be read
  ///   by everybody, or if it holds no RSA key of 2048 bits or more; the message tells what to do
  public static SigningKey read(String domain, String selector, Path file) {
    requireName("domain", domain);
    requireName("selector", selector);
    RSAPrivateCrtKey key = key(text(file), file);
    if (key.getModulus().bitLength() < LEAST_BITS) {
      throw new IllegalArgumentException(
          "keyFile: %s has %d bits, and receivers want %d: make another"
              .formatted(file, key.getModulus().bitLength(), LEAST_BITS));
    }
    return new SigningKey(domain, selector, key);
  }

  /// @throws IllegalArgumentException unless `value` can stand in the name system
  public static void requireName(String what, String value) {
    if (!NAME.matcher(value).matches() || value.length() > 253) {
      throw new IllegalArgumentException(
          what + ": letters, digits and hyphens between dots, not '" + value + "'");
    }
  }

  private static String text(Path file) {
    try {
      requireClosed(file);
      try (InputStream in = Files.newInputStream(file)) {
        return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "keyFile: cannot be read: " + e.getMessage() + " (" + e.getClass().getSimpleName() + ")",
          e);
    }
  }

  /// Whoever reads the key can write mail in the domain's name.
  private static void requireClosed(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
    if (allowed.contains(PosixFilePermission.OTHERS_READ)
        || allowed.contains(PosixFilePermission.OTHERS_WRITE)
        || allowed.contains(PosixFilePermission.GROUP_WRITE)) {
      throw new IllegalArgumentException(
          "keyFile: everybody on this machine can read or change %s: chmod 600 it".formatted(file));
    }
  }

  private static RSAPrivateCrtKey key(String text, Path file) {
    Matcher pem = PEM.matcher(text);
    if (!pem.find()) {
      throw new IllegalArgumentException(
          "keyFile: %s is no private key in PEM (-----BEGIN PRIVATE KEY-----)".formatted(file));
    }
    if (!pem.group(1).isEmpty()) {
      throw new IllegalArgumentException(
          ("keyFile: %s holds %sPRIVATE KEY, and PRIVATE KEY is read: write it anew with"
                  + " openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW")
              .formatted(file, pem.group(1)));
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
      return (RSAPrivateCrtKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (InvalidKeySpecException | ClassCastException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "keyFile: %s is no RSA key, which every receiver can verify".formatted(file), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  String domain() {
    return domain;
  }

  String selector() {
    return selector;
  }

  RSAPrivateCrtKey secret() {
    return key;
  }

  /// Where the domain publishes the other half.
  public String name() {
    return selector + "._domainkey." + domain;
  }

  /// The other half, as it stands in a `p=` of its record.
  String half() {
    try {
      RSAPublicKeySpec half = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      byte[] der = KeyFactory.getInstance("RSA").generatePublic(half).getEncoded();
      return Base64.getEncoder().encodeToString(der);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a private key has a public half", e);
    }
  }

  /// The text of the record to publish under [#name].
  public String record() {
    return "v=DKIM1; k=rsa; p=" + half();
  }

  @Override
  public String toString() {
    return "SigningKey[" + name() + "]";
  }
}
