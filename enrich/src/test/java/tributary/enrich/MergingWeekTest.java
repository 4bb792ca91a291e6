package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.events.item.RawItem;
import tributary.events.topic.Json;

/// The tests of app that have a broker read the week from a file. After a wanted change: `./mvnw
/// -pl enrich test -Dtest=MergingWeekTest -Dtributary.golden=write`.
class MergingWeekTest {
  @Test
  void isTheOneThatLiesInTheFileForTestsOnABroker() throws IOException {
    Path file =
        Path.of(
            System.getProperty("tributary.root"),
            "enrich/src/test/resources/tributary/enrich/merging-week.jsonl");
    List<String> now = new ArrayList<>();
    for (RawItem item : MergingWeek.items()) {
      now.add(line(item));
    }

    if ("write".equals(System.getProperty("tributary.golden"))) {
      Files.createDirectories(file.getParent());
      Files.write(file, now);
    }
    assertThat(Files.readAllLines(file)).isEqualTo(now);
  }

  private static String line(RawItem item) throws JsonProcessingException {
    return Json.MAPPER.writeValueAsString(item);
  }
}
