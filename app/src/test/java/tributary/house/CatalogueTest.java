package tributary.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// `docs/bad-input.md` leaves out none of the catalogue's 130 inputs. That the tests which it names
/// exist, [DocsTest] holds.
class CatalogueTest {
  private static final int LAST = 130;
  private static final Pattern ROWS = Pattern.compile("B(\\d{3})(?:-B(\\d{3}))?");
  private static final Pattern TEST = Pattern.compile("`\\w+Test\\.\\w+`");

  @Test
  void everyBadInputOfTheCatalogueHasARowThatATestHolds() throws IOException {
    Map<Integer, String> rows = new TreeMap<>();
    List<String> unheld = new ArrayList<>();
    for (String line : Files.readAllLines(House.checkout().resolve("docs/bad-input.md"))) {
      String[] cells = line.split("\\|");
      if (cells.length < 5) {
        continue;
      }
      ROWS.matcher(cells[1])
          .results()
          .flatMapToInt(row ->
              IntStream.rangeClosed(
                  Integer.parseInt(row.group(1)),
                  Integer.parseInt(row.group(2) == null ? row.group(1) : row.group(2))))
          .forEach(id -> {
            rows.put(id, line);
            if (!TEST.matcher(cells[4]).find() || cells[2].isBlank() || cells[3].isBlank()) {
              unheld.add(line);
            }
          });
    }

    assertThat(unheld).isEmpty();
    assertThat(rows.keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, LAST).boxed().toList());
  }
}
