package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tributary.events.topic.Json;

class LabCommandTest {
  private static final String RSS =
      """
      <!--
        Header: Content-Type: text/xml; charset=windows-1251
        Header: Content-Location: http://outlet.example/news/
      -->
      <rss version="2.0"><channel><title>Москва</title><link>home</link>
      <item><title>One</title><guid isPermaLink="false">1</guid>
        <pubDate>Mon, 09 Nov 2026 08:30:00 +0100</pubDate></item></channel></rss>
      """;

  @TempDir private Path folder;
  private int code;
  private String err = "";

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(folder.resolve("below"));
    Files.write(folder.resolve("a.xml"), RSS.getBytes(Charset.forName("windows-1251")));
    Files.writeString(folder.resolve("below/b.json"), "{\"version\":\"none\"}");
    Files.writeString(folder.resolve("c.txt"), "no document");
  }

  private List<JsonNode> lab(Object... arguments) throws JsonProcessingException {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine command =
        Tributary.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(errors));
    List<String> all = new ArrayList<>(List.of("lab", "feeds"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    code = command.execute(all.toArray(String[]::new));
    err = errors.toString();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(Json.MAPPER.readTree(line));
    }
    return lines;
  }

  @Test
  void printsALineForEachDocumentBelowAFolder() throws IOException {
    List<JsonNode> lines = lab(folder);

    assertThat(code).isZero();
    assertThat(lines).hasSize(2);
    JsonNode a = lines.getFirst();
    assertThat(a.path("source").asText()).isEqualTo(folder.resolve("a.xml").toString());
    assertThat(a.path("format").asText()).isEqualTo("RSS 2.0");
    assertThat(a.path("problems")).isEmpty();
    JsonNode item = a.path("items").path(0);
    assertThat(item.path("id").asText()).isEqualTo("1");
    assertThat(item.path("published").asText()).isEqualTo("2026-11-09T07:30:00Z");
    assertThat(item.has("summary")).isTrue();
    assertThat(item.get("summary").isNull()).isTrue();
    JsonNode b = lines.get(1);
    assertThat(b.get("format").isNull()).isTrue();
    assertThat(b.path("problems").path(0).path("code").asText()).isEqualTo("unreadable");
    assertThat(b.path("problems").path(0).path("message").asText())
        .isEqualTo("it is JSON, but no JSON Feed");
  }

  @Test
  void takesTheHeadersThatALabelGives() throws IOException {
    JsonNode feed = lab(folder.resolve("a.xml")).getFirst().path("feed");

    assertThat(feed.path("title").asText()).isEqualTo("Москва");
    assertThat(feed.path("link").asText()).isEqualTo("http://outlet.example/news/home");
  }

  @Test
  void namesAFileThatIsNotThere() throws IOException {
    assertThat(lab(folder.resolve("none.xml"))).isEmpty();
    assertThat(code).isEqualTo(2);
    assertThat(err).contains("none.xml");
  }
}
