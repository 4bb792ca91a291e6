package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tributary.app.feed.Followed;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.FeedStatus.Outcome;
import tributary.events.feed.Manners;

class FeedLineTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final Feed FEED = Feed.at(URI.create("https://a.example/feed"));

  private static FeedLine line(Outcome outcome, int failures, Instant next) {
    FeedStatus status =
        new FeedStatus(
            FEED.id(),
            "A \u001b[31mfeed\u202e",
            FEED.url(),
            null,
            null,
            NOON.minusSeconds(7200),
            next,
            failures,
            outcome,
            failures == 0 ? null : "What\u0007 was\nwrong.",
            Map.of(),
            Manners.NONE,
            null,
            null);
    return FeedLine.of(new Followed(FEED, status), Optional.of(NOON.minusSeconds(1800)));
  }

  @Test
  void everyOutcomeHasItsWord() {
    Instant next = NOON.plusSeconds(60);
    assertThat(line(Outcome.FRESH, 0, next).state()).isEqualTo("ok");
    assertThat(line(Outcome.UNCHANGED, 0, next).state()).isEqualTo("ok");
    assertThat(line(Outcome.UNCHANGED, 0, NOON.minusSeconds(3600)).state()).isEqualTo("late");
    assertThat(line(Outcome.UNREACHABLE, 1, next).state()).isEqualTo("failing");
    assertThat(line(Outcome.FAILING, 1, next).state()).isEqualTo("failing");
    assertThat(line(Outcome.REFUSED, 1, next).state()).isEqualTo("blocked");
    assertThat(line(Outcome.GONE, 1, next).state()).isEqualTo("gone");
    assertThat(line(Outcome.UNREADABLE, 1, next).state()).isEqualTo("unreadable");
    assertThat(FeedLine.of(new Followed(FEED, null), Optional.empty()).state()).isEqualTo("new");
  }

  @Test
  void saysWhatIsWrongAndHowOftenAndSteersNoTerminal() {
    String text = line(Outcome.GONE, 3, NOON.plusSeconds(90_000)).text(NOON);

    assertThat(text)
        .contains("gone", "2 h ago", "in 25 h", "A [31mfeed", "https://a.example/feed")
        .endsWith("What was wrong. (3 times in a row)")
        .doesNotContain("\u001b", "\u202e", "\u0007");
    assertThat(FeedLine.HEAD.indexOf("FEED")).isEqualTo(text.indexOf("A [31m"));
  }
}
