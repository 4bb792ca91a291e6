package tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.bench.fault.Course;
import tributary.bench.fault.Jvm;

/// The short way through `bench/run Faults`: real processes on this machine.
class HouseholdTest {
  private static final long SEED = 20261201;

  @TempDir private Path folder;

  @Test
  void losesAndRepeatsNothing() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    MadeNews news = new MadeNews(SEED, Instant.EPOCH, Duration.ofSeconds(1));
    Course course = new Course(folder, SEED, news::next, Duration.ofMinutes(10), out);

    List<String> broken = course.run(List.of(Course.shortcut()));

    assertThat(broken).as(said.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(folder.resolve("shared-short").resolve(Jvm.TEMPORARY))
        .as("what killed processes leave behind, 15 MB each")
        .isDirectoryNotContaining("glob:**librocksdbjni*");
  }
}
