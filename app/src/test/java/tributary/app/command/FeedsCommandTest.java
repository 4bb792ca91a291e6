package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.config.Config;
import tributary.events.topic.Json;

/// As a user on a terminal, against a site on loopback.
class FeedsCommandTest {
  private static final Map<String, String> PAGES = new ConcurrentHashMap<>();

  @TempDir static Path folder;
  private static HttpServer site;
  private static EmbeddedBroker broker;
  private static Path config;

  @BeforeAll
  static void open() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String page = PAGES.get(exchange.getRequestURI().getPath());
            byte[] bytes = (page == null ? "none" : page).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    site.start();
    config = folder.resolve("tributary.yaml");
    Files.writeString(
        config,
        """
        data: %s
        ingest:
          fetch:
            allowPrivateAddresses: true
            hostDelay: 0s
        """
            .formatted(folder.resolve("data")));
    broker = EmbeddedBroker.open(Config.read(config, Map.of()).broker(), 0);
    PAGES.put(
        "/",
        """
        <title>Site</title><ul class=posts><li><a href=/a>A</a><li><a href=/b>B</a></ul>
        <link rel=alternate type=application/rss+xml title="All posts" href=/posts.xml>
        <link rel=alternate type=application/rss+xml title="All comments" href=/comments.xml>
        """);
    PAGES.put(
        "/posts.xml",
        """
        <rss version="2.0"><channel><title>Posts \u202e of ours</title><link>/</link><description>d</description>
        <item><title>One</title><guid>1</guid></item></channel></rss>
        """);
  }

  @AfterAll
  static void close() {
    broker.close();
    site.stop(0);
  }

  private static String at(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  private static Ran feeds(String... arguments) {
    return Ran.of(
        Stream.of(List.of("feeds"), List.of(arguments), List.of("--config", config.toString()))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private static JsonNode listed(String... more) throws IOException {
    String[] arguments =
        Stream.concat(Stream.of("list", "--json"), Stream.of(more)).toArray(String[]::new);
    return Json.MAPPER.readTree(feeds(arguments).out());
  }

  private static JsonNode listed(String url, Ran added) throws IOException {
    String id = added.out().split(" ", 2)[0];
    for (JsonNode feed : listed()) {
      if (feed.path("id").asText().equals(id)) {
        assertThat(feed.path("url").asText()).isEqualTo(url);
        return feed;
      }
    }
    throw new AssertionError(id + " is not listed");
  }

  @Test
  void addFindsTheFeedOfASiteAndSaysWhatElseThereIs() throws Exception {
    Ran dry = feeds("add", "--dry-run", at("/"));
    assertThat(dry.code()).isZero();
    assertThat(dry.out()).isEmpty();

    Ran added = feeds("add", at("/"), "--full-text", "always", "--subject", "AI", "--subject", "B");

    assertThat(added.code()).isZero();
    assertThat(added.out()).endsWith(" is followed" + System.lineSeparator());
    assertThat(added.err())
        .startsWith("Posts of ours" + System.lineSeparator() + "  " + at("/posts.xml"))
        .contains("1 entry; named by the page", at("/comments.xml") + "  All comments");
    JsonNode feed = listed(at("/posts.xml"), added);
    assertThat(feed.path("fullText").asText()).isEqualTo("always");
    assertThat(feed.path("subjects").toString()).isEqualTo("[\"AI\",\"B\"]");
    assertThat(feed.path("state").asText()).isEqualTo("new");
    assertThat(feed.has("problem")).isTrue();
    assertThat(feeds("add", at("/posts.xml"), "--full-text", "always").out())
        .contains("is followed already");
  }

  @Test
  void addFollowsNothingThatItCannotReadUnlessItIsTold() throws Exception {
    Ran gone = feeds("add", at("/gone"));
    assertThat(gone.code()).isEqualTo(1);
    assertThat(gone.out()).isEmpty();
    assertThat(gone.err())
        .contains("nothing is followed:", at("/gone") + ": ", "404", "feeds add --as-is URL");

    Ran down = feeds("add", "--as-is", at("/gone"), "--title", "Down \u001b[31m");
    assertThat(down.code()).isZero();
    assertThat(listed(at("/gone"), down).path("title").asText()).isEqualTo("Down [31m");
  }

  @Test
  void addFollowsPagesWithoutAFeed() throws Exception {
    Ran list = feeds("add", at("/"), "--form", "list", "--selector", ".posts a");
    assertThat(list.err()).contains("2 links");
    assertThat(listed(at("/"), list).path("form").asText()).isEqualTo("list");
    assertThat(feeds("add", at("/"), "--form", "list", "--selector", ".nothing").err())
        .contains("the selector '.nothing' finds no link");

    Ran without = feeds("add", at("/"), "--form", "list");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("needs a CSS selector");
    Ran broken = feeds("add", at("/"), "--form", "list", "--selector", "a[");
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("is no CSS selector");
    assertThat(feeds("add", at("/"), "--form", "scroll").code()).isEqualTo(2);
  }

  @Test
  void whatIsImportedComesOutAgainInItsFolders() throws Exception {
    Path file = folder.resolve("mine.opml");
    Files.writeString(
        file,
        """
        <opml version="1.0"><body><outline text="News & more"><outline text="Deep">
        <outline type="rss" text="In" xmlUrl="https://in.example/feed"/></outline></outline>
        <outline text="Bad" xmlUrl="javascript:alert(1)"/></body></opml>
        """);

    Ran imported = feeds("import", file.toString());

    assertThat(imported.code()).isZero();
    assertThat(imported.out()).contains("1 of 1 feeds are new or changed");
    assertThat(imported.err()).contains("not followed: Bad: a feed's address starts with http");
    String exported = feeds("export").out();
    assertThat(exported.replaceAll("\\s+", " "))
        .containsPattern("text=\"News &amp; more\"[^>]*> <outline[^>]*text=\"Deep\"[^>]*> <outline")
        .contains("xmlUrl=\"https://in.example/feed\"");

    Files.writeString(file, "<opml><body/></opml>");
    assertThat(feeds("import", file.toString()).code()).isEqualTo(1);
    Files.writeString(file, "no opml");
    assertThat(feeds("import", file.toString()).code()).isEqualTo(2);
    assertThat(feeds("import", folder.resolve("none").toString()).code()).isEqualTo(2);
  }

  @Test
  void listShowsOnlyTheFailingWhereThatIsAsked() throws Exception {
    Ran ran = feeds("list", "--failing");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(listed("--failing")).isEmpty();
  }
}
