package tributary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import tributary.app.config.Config;
import tributary.app.role.Crew;
import tributary.app.role.House;
import tributary.app.role.Roles;
import tributary.events.digest.Digest;
import tributary.ingest.Ingest;
import tributary.publish.Publish;
import tributary.publish.Published;

/// Feed in, mail out, on real parts: a Kafka broker (Testcontainers where Docker answers, else the
/// embedded one), an HTTP server, an SMTP server. Only the clock is led.
class WholeHouseTest {
  private static final Instant MONDAY = Instant.parse("2026-11-09T00:00:00Z");
  private static final Instant NEXT_MONDAY = MONDAY.plus(Duration.ofDays(7));
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String TOKEN = "an-operators-token-of-thirty-two-characters";
  private static final String SECRET = "the-secret-that-signs-links-in-mails-0123456789";

  @TempDir Path data;
  private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private final LedClock clock = new LedClock();
  private HttpServer web;
  private KafkaContainer container;

  @BeforeEach
  void open() throws IOException {
    mail.start();
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/one.xml", "application/rss+xml", rss());
    serve("/two.xml", "application/atom+xml", atom());
    serve("/empty.xml", "application/rss+xml", "");
    web.start();
    if (DockerClientFactory.instance().isDockerAvailable()) {
      container =
          new KafkaContainer("apache/kafka:4.3.1").withEnv("KAFKA_MESSAGE_MAX_BYTES", "4194304");
      container.start();
    }
    System.out.println(
        "WholeHouseTest runs on "
            + (container == null ? "the embedded broker" : "apache/kafka in Docker"));
  }

  @AfterEach
  void close() {
    web.stop(0);
    mail.stop();
    if (container != null) {
      container.stop();
    }
  }

  @Test
  void aWeekOfFeedsBecomesOneMailAndStaysOne() throws Exception {
    Config config = config();
    Overheard overheard = new Overheard();

    // The week, and its edition.
    clock.lead(MONDAY.plus(Duration.ofDays(1)));
    try (House house = House.open(config);
        Roles roles = new Roles()) {
      house.registerConfigured();
      BlockingQueue<Published> editions = new LinkedBlockingQueue<>();
      AtomicInteger read = new AtomicInteger();
      Crew crew = new Crew(house, roles, clock);
      crew.enrich();
      Publish publish = crew.publish(editions::add);
      Ingest ingest = crew.ingest(visit -> read.addAndGet(visit.newItems()));
      awaitQuiet(ingest);
      assertThat(read).hasValue(4);
      clock.lead(NEXT_MONDAY.minusSeconds(1));
      awaitQuiet(ingest);
      clock.lead(NEXT_MONDAY.plus(Duration.ofMinutes(10)));
      awaitQuiet(ingest);

      Published published = next(editions);

      assertThat(published.again()).isFalse();
      assertEdition(published.digest());
      assertPage(publish.port(), published.digest());
      assertMail();
    }

    // A second start on what is kept: nothing new, nothing sent again.
    clock.lead(NEXT_MONDAY.plus(Duration.ofDays(1)));
    try (House house = House.open(config);
        Roles roles = new Roles()) {
      assertThat(house.registerConfigured()).isEmpty();
      BlockingQueue<Published> editions = new LinkedBlockingQueue<>();
      AtomicInteger read = new AtomicInteger();
      Crew crew = new Crew(house, roles, clock);
      crew.enrich();
      crew.publish(editions::add);
      Ingest ingest = crew.ingest(visit -> read.addAndGet(visit.newItems()));
      awaitQuiet(ingest);

      assertThat(next(editions).again()).isTrue();
      assertThat(read).hasValue(0);
      assertThat(mail.getReceivedMessages()).hasSize(1);
    }
    try (overheard) {
      overheard.heardNothingOf("reader@example.org", TOKEN, SECRET);
    }
  }

  private static void assertEdition(Digest digest) {
    assertThat(digest.edition()).isEqualTo("weekly-2026-W46");
    assertThat(digest.from()).isEqualTo(MONDAY);
    assertThat(digest.to()).isEqualTo(NEXT_MONDAY);
    assertThat(digest.entries()).as("four items, two of them one text in other words").hasSize(3);
    assertThat(digest.counts()).isEqualTo(new Digest.Counts(4, 1, 3, 2));
    assertThat(digest.entries())
        .allSatisfy(entry -> assertThat(entry.insights()).as(entry.headline()).isNotEmpty());
    assertThat(digest.unreached())
        .singleElement()
        .satisfies(feed -> assertThat(feed.title()).isEqualTo("The Silent Feed"));
  }

  private void assertMail() {
    assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
    assertThat(mail.getReceivedMessages()).hasSize(1);
    String text = GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0]);
    assertThat(text).contains("To: reader@example.org", "Cooling loops");
  }

  private static void assertPage(int port, Digest digest) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI page = URI.create("http://127.0.0.1:" + port + "/editions/" + digest.edition());
      HttpResponse<String> response =
          client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("Cooling loops");
    }
  }

  private Config config() throws IOException {
    Path file =
        Files.writeString(
            data.resolve("tributary.yaml"),
            """
            kafka:
              bootstrap: ${KAFKA:-}
            feeds:
              - http://one.localhost:${WEB}/one.xml
              - {url: 'http://two.localhost:${WEB}/two.xml', fullText: never}
              - {url: 'http://three.localhost:${WEB}/empty.xml', title: The Silent Feed}
            ingest:
              fetch: {allowPrivateAddresses: true, hostDelay: 0s}
            publish:
              digests: [{name: weekly, day: monday, hour: '00:00', zone: UTC}]
              mail:
                from: The Week <week@example.org>
                to: [reader@example.org]
                smtp: {host: 127.0.0.1, port: '${SMTP}', startTls: false}
              web: {port: 0, operatorToken: '${TOKEN}', secret: '${SECRET}'}
            """);
    return Config.read(
        file,
        Map.of(
            "KAFKA",
            container == null ? "" : container.getBootstrapServers(),
            "TOKEN",
            TOKEN,
            "SECRET",
            SECRET,
            "WEB",
            Integer.toString(web.getAddress().getPort()),
            "SMTP",
            Integer.toString(mail.getSmtp().getPort())));
  }

  private static void awaitQuiet(Ingest ingest) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!ingest.quiet()) {
      if (Instant.now().isAfter(deadline)) {
        fail("ingest did not come to rest: " + ingest.health());
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static Published next(BlockingQueue<Published> editions) throws InterruptedException {
    Published published = editions.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (published == null) {
      return fail("no edition came");
    }
    return published;
  }

  private void serve(String path, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    web.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private static String rss() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel><title>One</title><link>http://one.localhost/</link>
    <description>First</description>
    %s%s
    </channel></rss>
    """
        .formatted(
            rssItem(
                "diloco",
                "Decoupled DiLoCo Enables Resilient, Self-Healing AI Training Across Geographically"
                    + " Distributed, Heterogeneous Hardware",
                "Mon, 09 Nov 2026 08:00:00 GMT",
                "Decoupled DiLoCo splits a training run into learners that no longer wait for each"
                    + " other. When chips in one region fail, the other learners keep training and"
                    + " the lost learner heals itself and rejoins. Google trained a 12 billion"
                    + " parameter model across four regions in the United States this way."),
            rssItem(
                "cooling",
                "Cooling loops decide how dense a rack can be",
                "Mon, 09 Nov 2026 10:00:00 GMT",
                "Operators of data halls report that warm-water cooling loops now set the limit for"
                    + " rack density. A pump failure leaves ninety seconds before servers throttle."
                    + " Several sites therefore keep a second loop filled and idle."));
  }

  private static String rssItem(String id, String title, String date, String text) {
    return """
    <item><guid isPermaLink="false">%s</guid><title>%s</title><pubDate>%s</pubDate>
    <description>%s</description></item>
    """
        .formatted(id, title, date, text);
  }

  private static String atom() {
    List<String> entries =
        List.of(
            atomEntry(
                "diloco-2",
                "Decoupled DiLoCo Enables Resilient, Multi-Region AI Training Across Heterogeneous"
                    + " Hardware",
                "2026-11-09T12:00:00Z",
                "With Decoupled DiLoCo a training run is split into learners that do not wait for"
                    + " each other any more. If chips fail in one region, the remaining learners go"
                    + " on training, and the learner that was lost heals itself and rejoins. Google"
                    + " trained a model of 12 billion parameters across four regions this way."),
            atomEntry(
                "licence",
                "A registry drops its old licence after twelve years",
                "2026-11-09T14:00:00Z",
                "The maintainers of a package registry have changed its licence. Mirrors have until"
                    + " spring to follow. Nothing changes for those who only download."));
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Two</title><id>urn:two</id>
    <updated>2026-11-09T14:00:00Z</updated>
    %s
    </feed>
    """
        .formatted(String.join("", entries));
  }

  private static String atomEntry(String id, String title, String date, String text) {
    return """
    <entry><id>urn:%s</id><title>%s</title><published>%s</published><updated>%s</updated>
    <content type="text">%s</content></entry>
    """
        .formatted(id, title, date, date, text);
  }

  /// Shows what it was led to, and runs on from there.
  private static final class LedClock extends Clock {
    private volatile Instant base = MONDAY;
    private volatile long since = System.nanoTime();

    void lead(Instant time) {
      base = time;
      since = System.nanoTime();
    }

    @Override
    public Instant instant() {
      return base.plusNanos(System.nanoTime() - since);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody asks for it");
    }
  }
}
