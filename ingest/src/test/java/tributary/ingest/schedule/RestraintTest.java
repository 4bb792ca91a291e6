package tributary.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Manners;
import tributary.events.feed.Manners.Throttle;

class RestraintTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Instant ONE = NOON.plus(Duration.ofHours(1));
  private static final Instant TWO = NOON.plus(Duration.ofHours(2));

  private final Restraint restraint = new Restraint();

  private void throttled(String url, Instant until, int times) {
    URI at = URI.create(url);
    restraint.remember(url, at, Manners.NONE.throttled(new Throttle(until, times)));
  }

  private Instant until(String url) {
    return restraint.until(URI.create(url), NOON);
  }

  @Test
  void oneThrottledAddressIsItsOwnAffair() {
    throttled("https://a.tumblr.com/rss", ONE, 1);

    assertThat(until("https://b.tumblr.com/rss")).isEqualTo(Instant.MIN);
  }

  @Test
  void aSecondOneIsTheDomains() {
    throttled("https://a.tumblr.com/rss", ONE, 1);
    throttled("https://b.tumblr.com/rss", TWO, 1);

    assertThat(until("https://c.tumblr.com/rss")).isEqualTo(TWO);
    assertThat(until("https://tumblr.example/rss")).isEqualTo(Instant.MIN);
  }

  @Test
  void soIsTheSameOneAgain() {
    throttled("https://rsshub.example/a", ONE, 2);

    assertThat(until("https://rsshub.example/b")).isEqualTo(ONE);
  }

  @Test
  void neighboursBelowAPublicSuffixHaveNoPartInIt() {
    throttled("https://loud.github.io/feed", ONE, 5);
    throttled("https://louder.github.io/feed", ONE, 5);

    assertThat(until("https://loud.github.io/other")).isEqualTo(ONE);
    assertThat(until("https://quiet.github.io/feed")).isEqualTo(Instant.MIN);
  }

  @Test
  void itIsOverWhenTheTimeIsOrTheFeedIsReadAgain() {
    throttled("https://a.tumblr.com/rss", NOON.minusSeconds(1), 2);
    assertThat(until("https://b.tumblr.com/rss")).isEqualTo(Instant.MIN);

    throttled("https://a.tumblr.com/rss", ONE, 2);
    assertThat(until("https://b.tumblr.com/rss")).isEqualTo(ONE);
    restraint.remember(
        "https://a.tumblr.com/rss", URI.create("https://a.tumblr.com/rss"), Manners.NONE);
    assertThat(until("https://b.tumblr.com/rss")).isEqualTo(Instant.MIN);
  }
}
