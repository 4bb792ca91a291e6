package tributary.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private static final String SECRET = "s3cr3t-s3cr3t-s3cr3t-s3cr3t-s3cr3t";

  @TempDir Path folder;

  private Config read(String yaml, Map<String, String> environment) throws IOException {
    return Config.read(Files.writeString(folder.resolve("t.yaml"), yaml), environment);
  }

  @Test
  void comeFromTheEnvironmentOrAFileAndStandInNoTextOfTheConfiguration() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    Config config =
        read(
            """
            kafka:
              bootstrap: broker:9093
              properties:
                security.protocol: SASL_SSL
                sasl.jaas.config: 'p required password="${file:%1$s}";'
            ingest: {push: {publicUrl: 'https://f.example/', secret: '${S}'}}
            publish:
              mail:
                from: us@m.example
                smtp: {host: m.example, username: u, password: '${file:%1$s}'}
                bounces: {host: m.example, username: u, password: '${S}'}
              web: {secret: '${S}', operatorToken: '${file:%1$s}'}
            """
                .formatted(file),
            Map.of("S", SECRET));

    assertThat(config.kafka().properties().get("sasl.jaas.config"))
        .isEqualTo("p required password=\"" + SECRET + "\";");
    assertThat(config.publish().mail().smtp().password()).isEqualTo(SECRET);
    assertThat(config.publish().web().operatorToken()).isEqualTo(SECRET);
    assertThat(config.toString()).doesNotContain("s3cr3t");
    assertThat(config.kafka().at("broker:9093").toString()).doesNotContain("s3cr3t");
    assertThat(config.kafka().at("broker:9093").admin())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsKey("sasl.jaas.config");
  }

  @Test
  void aFileThatIsNotThereIsNamedWithItsLine() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read("kafka:\n  prefix: ${file:/no/such/secret}\n", Map.of()))
        .withMessageStartingWith("t.yaml:2: 'kafka.prefix': /no/such/secret cannot be read");
  }

  @Test
  void whatIsNoSecretIsNotReadToItsEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("huge"), "x".repeat(70_000));

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read("kafka:\n  prefix: ${file:" + file + "}\n", Map.of()))
        .withMessageContaining("longer than any secret");
  }

  @Test
  void aSecretInTheWrongPlaceIsNotSaid() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read("kafka:\n  port: ${S}\n", Map.of("S", SECRET)))
        .withMessageContaining("not '${S}'")
        .withMessageNotContaining("s3cr3t");
  }
}
