package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.topic.Json;

class ReadCommandTest {
  private static final String FEED =
      "<rss version='2.0'><channel><title>K\u00e4se</title><link>x</link><description>d</description>"
          + "<item><title>One</title><link>/one</link></item></channel></rss>";

  @TempDir Path folder;

  @Test
  void printsWhatWasReadWithTheHeadersThatItCameWith() throws Exception {
    Path file = folder.resolve("f.xml");
    Files.write(file, FEED.getBytes(StandardCharsets.ISO_8859_1));

    Ran ran =
        Ran.of(
            "read",
            file.toString(),
            "--header",
            "content-type: text/xml; charset=iso-8859-1",
            "--header",
            "Content-Location: https://a.example/feed");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(Json.MAPPER.readTree(ran.out()).at("/feed/title").asText()).isEqualTo("K\u00e4se");
    assertThat(Json.MAPPER.readTree(ran.out()).at("/items/0/link").asText())
        .isEqualTo("https://a.example/one");
  }

  @Test
  void whatCannotBeReadIsOneAndStillJson() throws Exception {
    Path file = Files.writeString(folder.resolve("f.xml"), "no feed at all");

    Ran ran = Ran.of("read", file.toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(Json.MAPPER.readTree(ran.out()).path("problems")).isNotEmpty();
    assertThat(ran.err()).contains("problems");
    assertThat(Ran.of("read", "http://127.0.0.1/", "--data", folder.toString()).out())
        .contains("allowPrivateAddresses");
  }

  @Test
  void wrongUseIsTwo() {
    assertThat(Ran.of("read").code()).isEqualTo(2);
    assertThat(Ran.of("read", folder.resolve("none").toString()).code()).isEqualTo(2);
    assertThat(Ran.of("read", "https://").code()).isEqualTo(2);
    Ran header = Ran.of("read", folder.resolve("none").toString(), "--header", "secret");
    assertThat(header.code()).isEqualTo(2);
    assertThat(header.err().lines().findFirst().orElse("")).doesNotContain("secret");
  }
}
