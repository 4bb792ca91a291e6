package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.events.topic.Json;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

class ProgramsTest {
  private static final Topics TOPICS = new Topics("here.");

  private final HttpClient client = HttpClient.newHttpClient();
  private final SampleShelf shelf = SampleShelf.with(List.of());
  private final Site site =
      new Site("127.0.0.1", 0, () -> shelf.shown(List.of()), List.of(new Programs(TOPICS)));

  @BeforeEach
  void start() {
    site.start();
  }

  @AfterEach
  void stop() {
    site.close();
    client.close();
  }

  @Test
  void thePageNamesEveryTopicAsItIsCalledHereAndItsSchemas() throws Exception {
    var page = Jsoup.parse(get("/schemas").body());

    assertThat(page.select("dt").eachText())
        .containsExactlyElementsOf(TOPICS.all().stream().map(Topic::name).toList());
    List<String> files = page.select("main a").eachAttr("href");
    assertThat(files).contains("/schemas/digest-1.json", "/schemas/asyncapi.json");
    for (String file : files) {
      HttpResponse<String> answer = get(file);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/json");
      assertThat(Json.MAPPER.readTree(answer.body()).isObject()).isTrue();
    }
    assertThat(get("/schemas/secret-1.json").statusCode()).isEqualTo(404);
  }

  @Test
  void theAsyncApiDocumentLeadsFromEveryChannelToASchemaThatIsServed() throws Exception {
    JsonNode document = Json.MAPPER.readTree(get("/schemas/asyncapi.json").body());

    assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(document.path("channels")).hasSameSizeAs(TOPICS.all());
    for (JsonNode channel : document.path("channels")) {
      for (JsonNode message : channel.path("messages")) {
        JsonNode told = document.at(message.path("$ref").asText().substring(1));
        String file = told.at("/payload/schema/$ref").asText();
        assertThat(get("/schemas/" + file).statusCode()).isEqualTo(200);
        assertThat(told.at("/headers/properties/ce_type/const").asText())
            .isEqualTo(told.path("name").asText());
      }
      for (JsonNode policy : channel.at("/bindings/kafka/topicConfiguration/cleanup.policy")) {
        assertThat(policy.asText()).isIn("compact", "delete");
      }
    }
    for (JsonNode operation : document.path("operations")) {
      assertThat(document.at(operation.at("/channel/$ref").asText().substring(1)).isObject())
          .isTrue();
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(site.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
