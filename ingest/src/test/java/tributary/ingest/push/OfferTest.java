package tributary.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Push;
import tributary.events.feed.Push.State;

class OfferTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
  private static final URI FEED = URI.create("https://o.example/feed");
  private static final URI HUB = URI.create("https://hub.example/");
  private static final URI SECOND = URI.create("https://second.example/");
  private static final Offer.Inside NOTHING = new Offer.Inside(List.of(), null);

  private static Push asked(Offer offer) {
    Push found = offer.after(null, NOON);
    return Course.verified("f", Course.asked("f", found, "here", NOON), Duration.ofDays(1), NOON);
  }

  @Test
  void isNoneWithoutAHub() {
    assertThat(Offer.of(List.of("</feed>; rel=self"), NOTHING, FEED, FEED)).isNull();
  }

  @Test
  void takesTheDocumentsHubsWhereTheHeadersNameNone() {
    Offer.Inside inside = new Offer.Inside(List.of(HUB, SECOND, HUB), URI.create("https://o/own"));

    Offer offer = Offer.of(List.of("<https://o.example/>; rel=canonical"), inside, FEED, FEED);

    assertThat(offer).isEqualTo(new Offer(List.of(HUB, SECOND), URI.create("https://o/own")));
  }

  @Test
  void isForTheAddressItselfWhereTheSourceDoesNotNameItself() {
    Offer offer = Offer.of(List.of("</hub>; rel=hub"), NOTHING, FEED, FEED);

    assertThat(offer).isEqualTo(new Offer(List.of(URI.create("https://o.example/hub")), FEED));
  }

  @Test
  void knowsTheHubOfYouTubeWhoseFeedsNameNone() {
    URI channel = URI.create("http://youtube.com/feeds/videos.xml?channel_id=UC123");
    URI google = URI.create("https://pubsubhubbub.appspot.com/");
    URI topic = URI.create("https://www.youtube.com/feeds/videos.xml?channel_id=UC123");

    assertThat(Offer.of(List.of(), NOTHING, channel, channel))
        .isEqualTo(new Offer(List.of(google), topic));
    URI page = URI.create("https://www.youtube.com/watch?v=1");
    assertThat(Offer.of(List.of(), NOTHING, page, page)).isNull();
  }

  @Test
  void changesNothingWhileTheSourceStillNamesTheHub() {
    Push active = asked(new Offer(List.of(HUB), FEED));

    assertThat(new Offer(List.of(SECOND, HUB), FEED).after(active, NOON)).isEqualTo(active);
  }

  @Test
  void beginsAnewAtAnotherHubAndForAnotherTopic() {
    Push active = asked(new Offer(List.of(HUB), FEED));
    URI moved = URI.create("https://o.example/moved");

    assertThat(new Offer(List.of(SECOND), FEED).after(active, NOON))
        .matches(push -> push.state() == State.FOUND && push.hub().equals(SECOND));
    assertThat(new Offer(List.of(HUB), moved).after(active, NOON))
        .matches(push -> push.state() == State.FOUND && push.topic().equals(moved));
  }

  @Test
  void asksDeniedHubsAgainAfterAWeekAllOfThem() {
    Offer offer = new Offer(List.of(HUB, SECOND), FEED);
    Push second = Course.denied(asked(offer), "no", NOON);
    assertThat(second.hub()).isEqualTo(SECOND);
    Push denied = Course.denied(second, "no", NOON);
    assertThat(denied.state()).isEqualTo(State.DENIED);

    Duration week = Duration.ofDays(7);
    assertThat(offer.after(denied, NOON.plus(week).minusSeconds(1))).isEqualTo(denied);
    assertThat(offer.after(denied, NOON.plus(week)).hub()).isEqualTo(HUB);
  }

  @Test
  void holdsALeaseBetweenTenMinutesAndAMonth() {
    Push asked = Course.asked("f", new Offer(List.of(HUB), FEED).after(null, NOON), "here", NOON);

    Push endless = Course.verified("f", asked, Duration.ofDays(40_000), NOON);
    assertThat(endless.until()).isEqualTo(NOON.plus(Duration.ofDays(30)));
    Push tiny = Course.verified("f", asked, Duration.ofSeconds(5), NOON);
    assertThat(tiny.asking().next()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    Push unsaid = Course.verified("f", asked, null, NOON);
    assertThat(unsaid.until()).isEqualTo(NOON.plus(Duration.ofDays(10)));
    Push zero = Course.verified("f", asked, Duration.ZERO, NOON);
    assertThat(zero.until()).isEqualTo(NOON.plus(Duration.ofDays(10)));
  }

  @Test
  void renewsInTheLastFifthOfALeaseEachFeedAtItsOwnTime() {
    Push asked = Course.asked("f", new Offer(List.of(HUB), FEED).after(null, NOON), "here", NOON);
    Duration lease = Duration.ofDays(10);

    List<Instant> renewals =
        List.of("a", "b", "c", "d").stream()
            .map(feed -> Course.verified(feed, asked, lease, NOON).asking().next())
            .toList();

    assertThat(renewals)
        .doesNotHaveDuplicates()
        .allMatch(at -> !at.isBefore(NOON.plus(Duration.ofDays(8))))
        .allMatch(at -> !at.isAfter(NOON.plus(Duration.ofDays(9))));
  }
}
