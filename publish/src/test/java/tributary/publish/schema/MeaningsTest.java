package tributary.publish.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tributary.events.topic.Topics;

/// What a subscriber reads of each property is what the sources say of it.
class MeaningsTest {
  private static final Path SOURCES = Path.of("../events/src/main/java/tributary/events");
  private static final Path KEPT =
      Path.of("src/main/resources/tributary/publish/schema/meanings.properties");

  /// Where the records of these are, and what they are made of.
  private static final Pattern PLACES =
      Pattern.compile("(claim|digest|item|story)\\..*|topic\\.Marked\\..*");

  /// Those that subscribers outside go by.
  private static final Set<String> PUBLIC = Set.of("digest", "story", "item", "raw-item", "mark");

  @Test
  void areThoseOfTheSources() throws IOException {
    Map<String, String> docs = ComponentDocs.in(SOURCES);
    String text =
        docs.entrySet().stream()
            .filter(entry -> PLACES.matcher(entry.getKey()).matches())
            .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
            .collect(
                Collectors.joining(
                    "", "# Printed from the records' own docs; MeaningsTest tells how.\n", ""));
    if ("write".equals(System.getProperty("tributary.golden"))) {
      Files.createDirectories(KEPT.getParent());
      Files.writeString(KEPT, text);
    }

    assertThat(KEPT)
        .as(
            """
            What the records of events say of their components has changed. Print it again, and keep the schemas:
            ./mvnw -pl publish test -Dtest=MeaningsTest,EvolutionTest -Dtributary.golden=write\
            """)
        .content()
        .isEqualTo(text);
  }

  @Test
  void everyPropertyOfAPublicSchemaHasOne() {
    List<String> without = new ArrayList<>();
    for (Schema schema : new Schemas(new Topics("")).all()) {
      if (PUBLIC.contains(schema.name())) {
        look(schema.json(), schema.name(), without);
      }
    }
    assertThat(without)
        .as("say behind @param, where the record is, what these mean to somebody who never saw it")
        .isEmpty();
  }

  private static void look(JsonNode node, String path, List<String> without) {
    node.path("properties")
        .properties()
        .forEach(property -> {
          String at = path + "." + property.getKey();
          if (property.getValue().path("description").asText().isBlank()) {
            without.add(at);
          }
          look(property.getValue(), at, without);
        });
    node.path("$defs").properties().forEach(def -> look(def.getValue(), def.getKey(), without));
  }
}
