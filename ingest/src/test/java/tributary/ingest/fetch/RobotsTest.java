package tributary.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-09T12:00:00Z"), ZoneOffset.UTC);
  private static final FetchConfig CONFIG =
      new FetchConfig(null, true, Duration.ZERO, 100_000, Duration.ofSeconds(10), 5);

  private final TestHost host = new TestHost();
  private final Fetcher fetcher = new Fetcher(CONFIG, CLOCK);
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void end() {
    fetcher.close();
    host.close();
  }

  private void robots(int status, String text) {
    host.serve(
        "/robots.txt",
        exchange -> {
          asked.incrementAndGet();
          TestHost.answer(exchange, status, Map.of("Content-Type", "text/plain"), text);
        });
    host.serve("/", 200, Map.of(), "a page");
  }

  private boolean read(String path) throws InterruptedException {
    return fetcher.fetch(Request.page(host.at(path))) instanceof Fetched.Fresh;
  }

  @Test
  void aPageThatIsNotForRobotsIsNotRead() throws InterruptedException {
    robots(200, "User-agent: *\nDisallow: /private\nAllow: /private/but\n");

    assertThat(read("/open")).isTrue();
    assertThat(read("/private/x")).isFalse();
    assertThat(read("/private/but")).isTrue();
    assertThat(fetcher.fetch(Request.page(host.at("/private"))).problem()).contains("robots.txt");
  }

  @Test
  void whatIsSaidToUsByNameCounts() throws InterruptedException {
    robots(200, "User-agent: *\nDisallow:\n\nUser-agent: Tributary\nDisallow: /\n");

    assertThat(read("/open")).isFalse();
  }

  @Test
  void feedsAreMadeForReaders() throws InterruptedException {
    robots(200, "User-agent: *\nDisallow: /\n");

    assertThat(fetcher.fetch(Request.of(host.at("/feed"), "*/*")))
        .isInstanceOf(Fetched.Fresh.class);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"404, true", "401, true", "410, true", "500, false", "503, false", "429, false"})
  void whoHasNoRulesAllowsAllAndWhoCannotSayNone(int status, boolean allowed)
      throws InterruptedException {
    robots(status, "oh");

    assertThat(read("/open")).isEqualTo(allowed);
  }

  @Test
  void theRulesAreAskedForOnce() throws InterruptedException {
    robots(200, "User-agent: *\nDisallow: /private\n");
    read("/1");
    read("/2");
    read("/private");

    assertThat(asked).hasValue(1);
  }

  @Test
  void manyWhoAskAtOnceMakeOneQuestion() throws InterruptedException {
    robots(200, "User-agent: *\nDisallow: /private\n");
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String path = "/" + i;
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              read(path);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(asked).hasValue(1);
  }

  @Test
  void theyAreBelievedForADayAndSilenceForAnHour() throws InterruptedException {
    Robots robots = new Robots(CLOCK);
    URI page = URI.create("http://h.example/a");

    Robots.Rules silent = robots.of(page, url -> new Fetched.Failing(500));
    assertThat(silent.allow(page)).isFalse();
    assertThat(silent.until()).isEqualTo(CLOCK.instant().plus(Duration.ofHours(1)));
    Robots.Rules open = new Robots(CLOCK).of(page, url -> new Fetched.Refused(404));
    assertThat(open.until()).isEqualTo(CLOCK.instant().plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @CsvSource({"1, PT1S", "0.5, PT0.5S", "86400, PT30S", "-3, PT0S", "x, PT0S"})
  void aPauseIsKeptWithinReason(String delay, Duration pause) throws InterruptedException {
    robots(200, "User-agent: *\nCrawl-delay: " + delay + "\n");

    Robots.Rules rules = new Robots(CLOCK).of(host.at("/x"), url -> get(url));

    assertThat(rules.delay()).isEqualTo(pause);
  }

  private Fetched get(URI url) throws InterruptedException {
    return fetcher.fetch(Request.of(url, "*/*"));
  }
}
