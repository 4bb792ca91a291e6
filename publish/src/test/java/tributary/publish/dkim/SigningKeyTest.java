package tributary.publish.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
  private static final KeyPair PAIR = KeyFile.pair("RSA", 2048);

  @TempDir Path folder;

  @Test
  void tellsWhatToPublishAndWhere() throws IOException {
    SigningKey key = read(KeyFile.write(folder.resolve("key.pem"), PAIR));

    assertThat(key.name()).isEqualTo("s1._domainkey.river.example");
    assertThat(key.record())
        .isEqualTo(
            "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded()));
    assertThat(key.toString()).doesNotContain("p=");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    refuses(folder.resolve("none.pem"), "cannot be read", "none.pem");
  }

  @Test
  void refusesAKeyThatEverybodyCanRead() throws IOException {
    Path file = KeyFile.write(folder.resolve("key.pem"), PAIR);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    refuses(file, "chmod 600", "key.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key at all",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void refusesAFileThatHoldsNoKey(String text) throws IOException {
    refuses(closed(text), "is no private key in PEM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA ", "ENCRYPTED ", "EC "})
  void tellsHowToWriteAnotherFormAnew(String form) throws IOException {
    refuses(
        closed(
            "-----BEGIN %sPRIVATE KEY-----\nAAAA\n-----END %sPRIVATE KEY-----"
                .formatted(form, form)),
        "openssl pkcs8 -topk8 -nocrypt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "A", "===="})
  void refusesAKeyThatIsBroken(String inside) throws IOException {
    refuses(
        closed("-----BEGIN PRIVATE KEY-----\n" + inside + "\n-----END PRIVATE KEY-----"),
        "is no RSA key");
  }

  @Test
  void refusesAKeyOfAnotherKind() throws IOException {
    refuses(KeyFile.write(folder.resolve("ec.pem"), KeyFile.pair("EC", 256)), "is no RSA key");
  }

  @Test
  void refusesAKeyThatIsTooShort() throws IOException {
    refuses(
        KeyFile.write(folder.resolve("short.pem"), KeyFile.pair("RSA", 1024)), "1024 bits", "2048");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "river..example", "river.example; x=y", "-river", "a b", "r\r\nX: y"})
  void refusesANameThatIsNone(String domain) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.read(domain, "s1", folder.resolve("none")))
        .withMessageContaining("domain");
  }

  private void refuses(Path file, String... why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(file))
        .satisfies(e -> assertThat(e.getMessage()).contains(why));
  }

  private static SigningKey read(Path file) {
    return SigningKey.read("river.example", "s1", file);
  }

  private Path closed(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
