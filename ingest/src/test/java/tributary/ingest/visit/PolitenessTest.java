package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.ingest.visit.PoliteWorld.Answer;

/// The rules of manners, each by what a host is asked on a clock that jumps: validators, waits,
/// wishes, backoff. Moves are in [MovingTest].
class PolitenessTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String FEED = PoliteWorld.every(Duration.ofHours(4));
  private static final Answer GOOD = Answer.feed(FEED, "ETag", "\"1\"");

  private final PoliteWorld world = new PoliteWorld();

  @AfterEach
  void end() {
    world.close();
  }

  private void days(int days, Answer... answers) throws InterruptedException {
    world.says("/feed", answers);
    world.follow("/feed");
    world.pass(DAY.multipliedBy(days));
  }

  @Test
  void saysWhoItIsAndWhatItReads() throws InterruptedException {
    days(1, GOOD);

    assertThat(world.sent("/feed", "User-Agent"))
        .containsOnly("Tributary/0.1 (+https://reader.example/about)");
    assertThat(world.sent("/feed", "Accept-Encoding")).containsOnly("gzip, deflate, br");
    assertThat(world.sent("/feed", "Accept").getFirst()).contains("application/feed+json");
    assertThat(world.sent("/feed", "Cookie")).containsOnlyNulls();
    assertThat(world.sent("/feed", "Authorization")).containsOnlyNulls();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "W/\"a, b\"", "unquoted", "\"\"", "\"é\"", "\"a\\\"b\""})
  void sendsAnEtagBackByteForByte(String etag) throws InterruptedException {
    days(1, Answer.feed(FEED, "ETag", etag), Answer.of(304));

    assertThat(world.sent("/feed", "If-None-Match").subList(1, 3)).containsOnly(etag);
    assertThat(world.sent("/feed", "If-None-Match").getFirst()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mon, 09 Nov 2026 11:00:00 GMT", "monday", "2026-11-09", "0"})
  void sendsALastModifiedBackByteForByte(String date) throws InterruptedException {
    days(1, Answer.feed(FEED, "Last-Modified", date), Answer.of(304));

    assertThat(world.sent("/feed", "If-Modified-Since").subList(1, 3)).containsOnly(date);
  }

  @Test
  void takesANewValidatorAndForgetsOneThatIsNoLongerGiven() throws InterruptedException {
    days(1, GOOD, Answer.feed(FEED, "ETag", "\"2\""), Answer.feed(FEED), Answer.feed(FEED));

    assertThat(world.sent("/feed", "If-None-Match").subList(0, 4))
        .isEqualTo(Arrays.asList(null, "\"1\"", "\"2\"", null));
  }

  @Test
  void keepsNoValidatorThatIsTooLong_B034() throws InterruptedException {
    days(1, Answer.feed(FEED, "ETag", "\"" + "x".repeat(2000) + "\""), GOOD);

    assertThat(world.status("/feed").outcome()).isEqualTo(Outcome.FRESH);
    assertThat(world.sent("/feed", "If-None-Match").get(1)).isNull();
  }

  @Test
  void ignoresCookies_B037() throws InterruptedException {
    days(1, Answer.feed(FEED, "Set-Cookie", "a=b", "Alt-Svc", "h3=\":1\"", "Link", "<<;;>,"), GOOD);

    assertThat(world.sent("/feed", "Cookie")).containsOnlyNulls();
    assertThat(world.items("/feed")).isEqualTo(5);
  }

  @Test
  void asksForTheWholeAgainAfterAFeedThatWasCut() throws InterruptedException {
    String cut = FEED.substring(0, FEED.length() - 60);
    days(1, Answer.feed(cut, "ETag", "\"cut\""), GOOD);

    assertThat(world.sent("/feed", "If-None-Match").get(1)).isNull();
    assertThat(world.items("/feed")).isEqualTo(5);
  }

  @Test
  void aLimitedAnswerKeepsItsWholeEntriesAndSaysSo() throws InterruptedException {
    String long1 = FEED.replace("Enough.", "Enough. ".repeat(4_000));
    days(1, Answer.feed(long1));

    assertThat(world.items("/feed")).isBetween(2, 4);
    assertThat(world.status("/feed").problem()).startsWith("The answer is larger than");
  }

  @ParameterizedTest
  @CsvSource({"204", "205", "206", "226"})
  void losesNothingToAnswersThatBringLittle_B032(int status) throws InterruptedException {
    days(1, GOOD, Answer.of(status), GOOD);

    assertThat(world.items("/feed")).isEqualTo(5);
    assertThat(world.status("/feed").recent()).hasSize(5);
    assertThat(world.status("/feed").outcome()).isEqualTo(Outcome.FRESH);
  }

  @Test
  void losesNothingToAnEmptyAnswer_B032() throws InterruptedException {
    days(1, GOOD, Answer.of(200), GOOD);

    assertThat(world.items("/feed")).isEqualTo(5);
  }

  @Test
  void doesNotBelieveA304ThatItDidNotAskFor_B033() throws InterruptedException {
    days(1, Answer.of(304), Answer.feed(FEED));

    assertThat(world.items("/feed")).isEqualTo(5);
    world.says("/other", Answer.of(304));
    world.follow("/other");
    world.pass(HOUR);
    assertThat(world.status("/other").problem()).contains("not modified, though");
  }

  @ParameterizedTest
  @CsvSource({"429, 7200", "503, 7200", "429, 604800", "503, 86400"})
  void keepsToARetryAfterInSeconds(int status, int seconds) throws InterruptedException {
    days(9, Answer.of(status, "Retry-After", Integer.toString(seconds)), GOOD);

    world.assertWaits("/feed", Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon, 09 Nov 2026 18:00:00 GMT",
        "Monday, 09-Nov-26 18:00:00 GMT",
        "Mon Nov  9 18:00:00 2026"
      })
  void keepsToARetryAfterInAnyFormOfADate(String date) throws InterruptedException {
    days(1, Answer.of(429, "Retry-After", date), GOOD);

    world.assertWaits("/feed", Duration.ofHours(6));
  }

  @Test
  void holdsARetryAfterOfWeeksToSevenDays() throws InterruptedException {
    days(9, Answer.of(503, "Retry-After", Long.toString(Duration.ofDays(20).toSeconds())), GOOD);

    world.assertWaits("/feed", Duration.ofDays(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "99999999", "soon", "Mon, 09 Nov 2020 18:00:00 GMT", "1e9", ""})
  void passesOverARetryAfterThatMakesNoSenseAndSaysSo_B035(String value)
      throws InterruptedException {
    world.says("/feed", Answer.of(429, "Retry-After", value), GOOD);
    world.follow("/feed");
    world.pass(Duration.ofMinutes(1));
    assertThat(world.status("/feed").problem()).contains("Retry-After");

    world.pass(DAY);
    world.assertWaits("/feed", Duration.ofMinutes(15));
  }

  @Test
  void aFeedThatIsThrottledAloneWaitsAlone() throws InterruptedException {
    world.says("/other", GOOD);
    world.follow("/other");
    world.says("/feed", Answer.of(429, "Retry-After", "36000"), GOOD);
    world.follow("/feed");
    world.pass(Duration.ofHours(9));

    assertThat(world.times("/feed")).isEqualTo(1);
    assertThat(world.times("/other")).isGreaterThan(7);
  }

  @Test
  void aSecondThrottledFeedMakesTheWholeDomainWaitAlsoAfterARestart() throws InterruptedException {
    world.says("/good", GOOD);
    world.says("/one", Answer.of(429, "Retry-After", "36000"), GOOD);
    world.says("/two", Answer.of(429, "Retry-After", "18000"), GOOD);
    world.follow("/good");
    world.follow("/one");
    world.follow("/two");
    world.pass(Duration.ofMinutes(1));
    world.restart();
    world.says("/new", GOOD);
    world.follow("/new");

    world.pass(Duration.ofMinutes(298));
    assertThat(world.times("/good")).isEqualTo(1);
    assertThat(world.times("/new")).isZero();
    world.pass(Duration.ofHours(6));
    assertThat(world.times("/good")).isGreaterThan(1);
    assertThat(world.times("/new")).isGreaterThan(0);
  }

  @Test
  void aFeedThatIsThrottledAgainMakesTheWholeDomainWait() throws InterruptedException {
    Answer wait = Answer.of(503, "Retry-After", "14400");
    world.says("/feed", wait, wait, GOOD);
    world.says("/other", GOOD);
    world.follow("/feed");
    world.follow("/other");
    world.pass(Duration.ofHours(9));

    Instant again = world.asked("/feed").get(1).at();
    assertThat(world.asked("/other"))
        .noneMatch(a -> a.at().isAfter(again) && a.at().isBefore(again.plus(HOUR.multipliedBy(4))));
    assertThat(world.asked("/other")).anyMatch(a -> a.at().isBefore(again));
  }

  @Test
  void aGoodVisitEndsTheDomainsWait() throws InterruptedException {
    Answer wait = Answer.of(429, "Retry-After", "3600");
    days(1, wait, wait, GOOD);

    assertThat(world.status("/feed").manners().throttle()).isNull();
    assertThat(world.status("/feed").failures()).isZero();
  }

  @Test
  void a429WithoutAWordBacksOffDoubling() throws InterruptedException {
    days(1, Answer.of(429));

    Duration quarter = Duration.ofMinutes(15);
    world.assertWaits("/feed", quarter, quarter.multipliedBy(2), HOUR, HOUR.multipliedBy(2));
  }

  @ParameterizedTest
  @CsvSource({
    "Cache-Control, max-age=10800, PT3H", "Cache-Control, 'public, MAX-AGE=\"10800\"', PT3H",
    "Cache-Control, max-age=31536000, P1D", "Cache-Control, max-age=60, PT1H",
    "Cache-Control, max-age=-5, PT1H", "Cache-Control, max-age=99999999999999999999, P1D",
    "Cache-Control, 'no-store, max-age=10800', PT1H"
  })
  void freshnessIsALowerBound_B036(String header, String value, Duration wait)
      throws InterruptedException {
    days(3, Answer.feed(FEED, header, value));

    world.assertWaits("/feed", wait);
  }

  @Test
  void expiresIsALowerBoundByTheHostsOwnClock() throws InterruptedException {
    days(
        2,
        Answer.feed(
            FEED,
            "Date",
            "Mon, 09 Nov 2026 10:00:00 GMT",
            "Expires",
            "Mon, 09 Nov 2026 15:00:00 GMT"));

    // The server sets Date itself: five hours by its clock, or none at all if that is later.
    assertThat(world.waits("/feed").getFirst()).isGreaterThanOrEqualTo(HOUR);
  }

  @Test
  void aTtlIsALowerBoundAlsoFor304() throws InterruptedException {
    String slow = FEED.replace("</description><item>", "</description><ttl>300</ttl><item>");
    days(2, Answer.feed(slow, "ETag", "\"1\""), Answer.of(304));

    world.assertWaits("/feed", HOUR.multipliedBy(5), HOUR.multipliedBy(5), HOUR.multipliedBy(5));
  }

  @Test
  void freshnessHoldsFor304ThatDoNotRepeatIt() throws InterruptedException {
    days(1, Answer.feed(FEED, "ETag", "\"1\"", "Cache-Control", "max-age=14400"), Answer.of(304));

    world.assertWaits("/feed", HOUR.multipliedBy(4), HOUR.multipliedBy(4));
  }

  @Test
  void a304MayChangeFreshness() throws InterruptedException {
    days(
        1,
        Answer.feed(FEED, "ETag", "\"1\"", "Cache-Control", "max-age=14400"),
        Answer.of(304, "Cache-Control", "max-age=7200"));

    world.assertWaits("/feed", HOUR.multipliedBy(4), HOUR.multipliedBy(2));
  }
}
