package tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tributary.bench.fault.Course;
import tributary.bench.fault.Fault;

/// docs/faults.md has a row for each fault of the matrix, and each is held by something that runs.
/// That the tests it names are there is held by `DocsTest`.
class FaultsPageTest {
  private static final int HELD_BY = 5;
  private static final Pattern TEST = Pattern.compile("`\\w+Test\\.\\w+`");
  private static final Pattern RUN = Pattern.compile("`bench/run (\\w+)(?: --only (F\\d\\d))?`");

  @Test
  void everyFaultIsHeldByATestOrARunOfItsOwn() throws Exception {
    Map<String, String> rows = rows();
    assertThat(rows.keySet())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 63).mapToObj("F%02d"::formatted).toList());

    Set<String> here = Course.all().stream().map(Fault::id).collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    rows.forEach((row, heldBy) -> {
      List<MatchResult> runs = RUN.matcher(heldBy).results().toList();
      if (runs.isEmpty() && !TEST.matcher(heldBy).find()) {
        wrong.add(row + " is held by nothing");
      }
      for (MatchResult run : runs) {
        if (!Files.exists(sources().resolve(run.group(1) + ".java"))) {
          wrong.add(row + ": there is no " + run.group());
        }
        if (run.group(2) != null) {
          named.add(run.group(2));
        }
      }
    });
    assertThat(wrong).isEmpty();
    assertThat(named).isEqualTo(new TreeSet<>(here));
  }

  /// What holds it, by row.
  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(root().resolve("docs/faults.md"))) {
      if (line.matches("\\| F\\d\\d \\|.*")) {
        String[] cells = line.split("\\|", -1);
        assertThat(rows.put(cells[1].strip(), cells[HELD_BY])).as(cells[1] + " twice").isNull();
      }
    }
    return rows;
  }

  private static Path sources() {
    return root().resolve("bench/src/main/java/tributary/bench");
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docs")) ? here : here.getParent();
  }
}
