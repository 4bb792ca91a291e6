package tributary.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tributary.app.command.Tributary;

/// The units of systemd in `operate/`, held against the code; by systemd itself where it is
/// installed.
class ServicesTest {
  private static final Path UNITS = House.checkout().resolve("operate");

  private static List<String> lines(String unit) throws IOException {
    String text = Files.readString(UNITS.resolve(unit)).replaceAll("\\\\\\R\\s*", "");
    return text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
  }

  private static String start(String unit) throws IOException {
    return lines(unit).stream()
        .filter(line -> line.startsWith("ExecStart="))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"up tributary.service", "backup tributary-backup.service"})
  void whatAUnitStartsIsACommandWithOptionsThatItHas(String pair) throws IOException {
    String command = pair.split(" ")[0];
    String start = start(pair.split(" ")[1]);

    assertThat(start).contains("/opt/tributary/tributary.jar " + command + " ");
    CommandLine verb = new CommandLine(new Tributary()).getSubcommands().get(command);
    String behind = start.substring(start.indexOf(command));
    assertThat(behind.split(" "))
        .filteredOn(word -> word.startsWith("--"))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(verb.getCommandSpec().findOption(option)).isNotNull());
  }

  @Test
  void theJvmGetsTheFlagsThatItHasInTheImage() throws IOException {
    List<String> inImage = Containers.read(House.checkout()).instruction("ENTRYPOINT");

    assertThat(start("tributary.service").split("[= ]"))
        .containsAll(
            inImage.stream()
                .filter(word -> word.startsWith("-"))
                .flatMap(word -> List.of(word.split("=")).stream())
                .toList());
  }

  @Test
  void theHouseIsNotRootAndWritesIntoItsFolderAlone() throws IOException {
    assertThat(lines("tributary.service"))
        .contains(
            "User=tributary",
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "ProtectHome=yes",
            "PrivateTmp=yes",
            "CapabilityBoundingSet=",
            "StateDirectory=tributary",
            "StateDirectoryMode=0700",
            "Restart=on-failure")
        .anyMatch(line -> line.startsWith("MemoryMax="))
        .doesNotContain("MemoryDenyWriteExecute=yes");
  }

  @Test
  void systemdFindsNothingWrong() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))
            && Files.exists(Path.of("/usr/bin/java")),
        "systemd and a java for it are not installed: its own check of the units is left out");
    Process check =
        new ProcessBuilder(
                "/usr/bin/systemd-analyze",
                "verify",
                UNITS.resolve("tributary.service").toString(),
                UNITS.resolve("tributary-backup.service").toString(),
                UNITS.resolve("tributary-backup.timer").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).isBlank();
    assertThat(check.waitFor()).isZero();
  }
}
