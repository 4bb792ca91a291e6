package tributary.app.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.app.edition.Waiting.await;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.Main;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.app.topic.Scribe;
import tributary.app.topic.TopicDesk;
import tributary.app.watch.StandingClock;
import tributary.events.digest.Digest;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.publish.Publish;

/// Publishing over a switch to another run and back, and with more than one publisher, on a real
/// broker; stories and items are written as enrich would.
@Tag("long")
class SwitchOnABrokerTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");

  @TempDir Path folder;
  private final StandingClock clock = new StandingClock(MONDAY);
  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final List<Publish> publishers = new ArrayList<>();
  private House house;
  private Cluster blue;
  private final Newsprint mainPrint = new Newsprint();

  @BeforeEach
  void open() throws Exception {
    house = House.open(Config.read(yaml("", ""), Map.of()));
    blue = house.cluster().of("blue");
    try (TopicDesk desk = new TopicDesk(blue)) {
      desk.ensure();
    }
    clock.to(MONDAY.plusSeconds(600));
    print(
        house.cluster(),
        mainPrint.story("lease", "Lease", 6, "The lease covers 300 MW.", "It runs for ten years."),
        mainPrint.story("outage", "Outage", 4, "The region was down for two hours."));
  }

  @AfterEach
  void close() {
    publishers.forEach(Publish::close);
    house.close();
  }

  @Test
  void goesOnWithTheOtherRunAndBackAndTellsNothingTwice() throws Exception {
    Publish publish = publisher("test");
    awaitEdition("weekly-2026-W46");
    assertThat(outbox()).hasSize(1);
    Newsprint bluePrint = new Newsprint();
    Newsprint.Sheet same =
        as(
            "blue-lease",
            mainPrint.story(
                "lease", "Lease", 6, "The lease covers 300 MW.", "It runs for ten years."));
    print(blue, same, bluePrint.story("found", "Found", 5, "Only this run has found it."));
    runs("blue");

    live(new Live("blue", 1, 9, clock.instant(), Run.MAIN));
    await(() -> page(publish, "/stories/found").contains("Only this run has found it"));

    assertThat(page(publish, "/editions/weekly-2026-W46"))
        .as("what is frozen stays")
        .contains("The region was down for two hours.");
    assertThat(page(publish, "/stories/lease"))
        .as("an edition's link leads to the story that has the id no more")
        .contains("The lease covers 300 MW.");
    assertThat(page(publish, "/stories/outage")).doesNotContain("The region was down");
    assertThat(outbox()).as("nothing is mailed again").hasSize(1);

    clock.to(MONDAY.plus(Duration.ofDays(7)).plusSeconds(600));
    print(blue, bluePrint.story("fresh", "Fresh", 9, "This came in the second week."));
    Digest next = awaitEdition("weekly-2026-W47");
    assertThat(next.entries())
        .as("the lease was told under another id")
        .extracting(Digest.Entry::story)
        .contains("fresh")
        .doesNotContain("blue-lease", "lease");
    await(() -> outbox().size() == 2);

    live(new Live(Run.MAIN, 2, 20, clock.instant(), "blue"));
    await(() -> page(publish, "/stories/outage").contains("The region was down"));
    assertThat(page(publish, "/stories/found")).doesNotContain("Only this run");
    clock.to(MONDAY.plus(Duration.ofDays(14)).plusSeconds(600));
    print(house.cluster(), mainPrint.later("outage", "The cause was a cable.", 16 * 24));
    assertThat(awaitEdition("weekly-2026-W48").entries())
        .extracting(Digest.Entry::headline)
        .containsExactly("Update: Outage");
    await(() -> outbox().size() == 3);
    Path kept = folder.resolve("data/library/test/runs/blue");
    assertThat(kept).isDirectory();

    new Scribe(house.cluster())
        .write(house.cluster().topics().runs(), Collections.singletonMap("blue", null));
    await(() -> !Files.exists(kept));
  }

  @Test
  void standsByWithPagesUpToDateAndTakesOverFromOneThatIsKilled() throws Exception {
    File log = folder.resolve("child.log").toFile();
    Process other = child(log);
    try {
      await(() -> owner().contains("publish-child"));
      Publish here = publisher("here");
      assertThat(here.leads()).isFalse();
      assertThat(page(here, "/stories/lease")).contains("The lease covers 300 MW.");
      print(house.cluster(), mainPrint.story("late", "Late", 6, "This was told just now."));
      await(() -> page(here, "/stories/late").contains("This was told just now."));
      assertThat(archive().edition("weekly-2026-W46")).isEmpty();

      other.destroyForcibly();
      await(here::leads);

      awaitEdition("weekly-2026-W46");
      assertThat(here.health().problems()).isEmpty();
      Publish second = publisher("second");
      assertThat(second.leads()).isFalse();
      here.close();
      await(second::leads);
    } finally {
      other.destroyForcibly();
    }
  }

  private Process child(File log) throws Exception {
    Path file = yaml("child", "  bootstrap: %s\n".formatted(house.cluster().bootstrap()));
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx200m",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "publish",
            "--config",
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }

  /// Who of the publishers works, by its name; empty while nobody does.
  private String owner() throws Exception {
    try (Admin admin = Admin.create(house.cluster().admin())) {
      return admin
          .describeConsumerGroups(List.of("publisher"))
          .describedGroups()
          .get("publisher")
          .get()
          .members()
          .stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .flatMap(member -> member.groupInstanceId().stream())
          .findFirst()
          .orElse("");
    } catch (ExecutionException e) {
      return "";
    }
  }

  private Path yaml(String instance, String kafka) throws Exception {
    return Files.writeString(
        folder.resolve("tributary" + instance + ".yaml"),
        """
        data: %s
        instance: %s
        kafka:
          partitions: 1
        %spublish:
          digests: [{name: weekly, day: monday, hour: '00:00', zone: UTC}]
          mail: {to: [reader@example.org]}
          web: {port: 0}
        """
            .formatted(
                folder.resolve("data" + instance), instance.isEmpty() ? "test" : instance, kafka));
  }

  private Publish publisher(String instance) {
    Publish publish =
        new Publish(
            house.cluster(), house.config().publish(), house.config().data(), clock, instance);
    publishers.add(publish);
    publish.start();
    return publish;
  }

  /// The same story as another run calls it.
  private static Newsprint.Sheet as(String id, Newsprint.Sheet sheet) {
    Story story = sheet.story();
    return new Newsprint.Sheet(
        new Story(
            id,
            story.version(),
            story.headline(),
            story.closedAt(),
            story.members(),
            story.brief(),
            story.insights(),
            story.subjects(),
            story.related(),
            story.aliases(),
            story.mergedInto(),
            story.algorithm()),
        Newsprint.telling(id, sheet.items()));
  }

  private void runs(String name) {
    new Scribe(house.cluster())
        .write(
            house.cluster().topics().runs(),
            Map.of(
                name,
                new Run(name, Run.State.FOLLOWED, clock.instant(), "", null, null, List.of())));
  }

  private void live(Live live) {
    new Scribe(house.cluster()).write(house.cluster().topics().live(), Map.of(Live.KEY, live));
  }

  private void print(Cluster run, Newsprint.Sheet... sheets) {
    Scribe scribe = new Scribe(run);
    for (Newsprint.Sheet sheet : sheets) {
      scribe.write(run.topics().items(), sheet.items());
      scribe.write(run.topics().stories(), Map.of(sheet.story().id(), Marked.of(sheet.story())));
    }
    scribe.write(
        run.topics().stories(),
        Map.of("mark-0", new Marked.Mark<>("stories-0", clock.instant().minusSeconds(5))));
  }

  private String page(Publish publish, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + publish.port() + path);
    return browser
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private Archive archive() {
    return Archive.of(house.cluster());
  }

  private Digest awaitEdition(String id) throws Exception {
    await(() -> archive().edition(id).isPresent());
    return archive().edition(id).orElseThrow();
  }

  private List<Path> outbox() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("data").resolve("outbox"))) {
      return files.filter(file -> file.toString().endsWith(".eml")).toList();
    }
  }
}
