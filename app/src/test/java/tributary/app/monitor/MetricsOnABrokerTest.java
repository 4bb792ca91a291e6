package tributary.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.config.Config;
import tributary.app.role.Crew;
import tributary.app.role.House;
import tributary.app.role.Roles;
import tributary.events.topic.Json;
import tributary.publish.Publish;

/// A whole house that runs, and every name of a metric that is written anywhere.
class MetricsOnABrokerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Path HOME = Path.of("..");
  private static final Pattern NAME =
      Pattern.compile("\\b(?:tributary|kafka_stream|jvm|process|system)_[a-z0-9_]+(?![a-z0-9_*])");

  @TempDir Path data;
  private final HttpClient web = HttpClient.newHttpClient();

  private String get(int port, String path) {
    try {
      URI address = URI.create("http://127.0.0.1:" + port + path);
      HttpRequest request = HttpRequest.newBuilder(address).build();
      return web.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }

  private String metrics(int port, List<String> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String metrics = get(port, "/metrics");
    while (!wanted.stream().allMatch(metrics::contains)) {
      assertThat(System.nanoTime())
          .as("not all of " + wanted + ": " + metrics)
          .isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      metrics = get(port, "/metrics");
    }
    return metrics;
  }

  @Test
  void everyMetricOfDashboardAlertsAndDocsIsPrintedByAHouseThatRuns() throws Exception {
    Path file = data.resolve("tributary.yaml");
    Files.writeString(
        file,
        """
        enrich: {embedding: off}
        publish: {web: {port: 0}}
        operate: {port: 0, audit: 1s}
        """);
    Config config = Config.read(file, Map.of());
    String printed;
    try (House house = House.own(config);
        Monitor monitor =
            new Monitor(
                house.cluster(),
                config.data(),
                config.operate(),
                Clock.systemUTC(),
                Duration.ofMillis(500));
        Roles roles = new Roles()) {
      monitor.start();
      roles.watchedBy(monitor::watch);
      Crew crew = new Crew(house, roles, Clock.systemUTC());
      Publish publish = crew.publish(_ -> {});
      crew.audit();
      crew.enrich();
      crew.ingest(_ -> {});
      monitor.complete();
      get(publish.port(), "/search?q=nothing");
      printed =
          metrics(
              monitor.address().orElseThrow().getPort(),
              List.of(
                  "tributary_role_up{role=\"enrich\"} 1.0",
                  "tributary_conservation_difference 0.0",
                  "tributary_pages_seconds_count{page=\"search\"",
                  "kafka_stream_alive_stream_threads"));
      assertThat(get(monitor.address().orElseThrow().getPort(), "/health/ready"))
          .contains("\"up\"", "\"enrich\"", "\"ingest\"", "\"publish\"");
    }
    Set<String> there =
        printed
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toSet());
    Set<String> known = new TreeSet<>(there);
    there.forEach(name -> known.add(name.replaceFirst("_(count|sum|max)$", "")));
    assertThat(named(HOME.resolve("operate/dashboard.json"))).hasSizeGreaterThan(30);
    for (String page : List.of("operate/dashboard.json", "operate/alerts.yml", "docs/operate.md")) {
      assertThat(known).as(page).containsAll(named(HOME.resolve(page)));
    }
    assertThat(printed).doesNotContain("http://", "@");
  }

  private static Set<String> named(Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher found = NAME.matcher(Files.readString(file));
    while (found.find()) {
      names.add(found.group());
    }
    return names;
  }

  @Test
  void everyAlertIsExplainedUnderItsName() throws IOException {
    String rules = Files.readString(HOME.resolve("operate/alerts.yml"));
    List<String> alerts = all(rules, "- alert: (\\w+)");
    List<String> runbooks = all(rules, "runbook: docs/operate\\.md#([\\w-]+)");
    Set<String> headings =
        Files.readAllLines(HOME.resolve("docs/operate.md")).stream()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ ", ""))
            .collect(Collectors.toSet());

    assertThat(alerts).hasSizeGreaterThan(9).doesNotHaveDuplicates();
    assertThat(headings).containsAll(alerts);
    assertThat(runbooks)
        .containsExactlyElementsOf(
            alerts.stream().map(alert -> alert.toLowerCase(Locale.ROOT)).toList());
  }

  @Test
  void theDashboardIsWhatGrafanaReads() throws IOException {
    JsonNode board = Json.MAPPER.readTree(HOME.resolve("operate/dashboard.json").toFile());
    Set<Integer> ids = new TreeSet<>();
    for (JsonNode panel : board.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      assertThat(panel.path("title").asText()).isNotBlank();
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.path("expr").asText()).isNotBlank();
      }
    }
    assertThat(ids).hasSizeGreaterThan(20);
  }

  private static List<String> all(String text, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
