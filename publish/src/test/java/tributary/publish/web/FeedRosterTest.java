package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.Manners;
import tributary.publish.shelf.Following;

class FeedRosterTest {
  private static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");

  private final Following following = new Following();
  private final HttpClient client = HttpClient.newHttpClient();
  private Site site;

  @BeforeEach
  void start() {
    site =
        new Site(
            "127.0.0.1",
            0,
            () -> SampleShelf.with(List.of()).shown(List.of()),
            List.of(new FeedRoster(following::watched, Clock.fixed(NOW, ZoneOffset.UTC))));
    site.start();
  }

  @AfterEach
  void stop() {
    site.close();
    client.close();
  }

  @Test
  void saysWhatFailsAndWhyBeforeWhatIsRead() throws Exception {
    follow("https://well.example/feed", "Well", FeedStatus.Outcome.UNCHANGED, 0, null);
    follow("https://ill.example/feed", "Ill", FeedStatus.Outcome.UNREACHABLE, 3, null);

    Document page = page();

    assertThat(page.select(".counts").text()).isEqualTo("2 feeds, 1 fails.");
    assertThat(page.select("main h2").eachText()).containsExactly("Not read at the moment", "Read");
    assertThat(page.select("section:has(.trouble) b").eachText()).containsExactly("Ill");
    assertThat(page.select(".trouble").text())
        .isEqualTo("Nobody answered. 3 visits in a row, for 2 hours.");
    assertThat(page.select("time").eachText()).allMatch("Visited 20 minutes ago"::equals);
    assertThat(page.select("a[aria-current=page]").text()).isEqualTo("Feeds");
  }

  @Test
  void showsNoKeyOfAFeedThatWasMadeForOneListener() throws Exception {
    follow(
        "https://me:pass@shows.example/private/k3y/feed?token=s3cret",
        null,
        FeedStatus.Outcome.REFUSED,
        1,
        "https://me:pass@shows.example/private/k3y/feed?token=s3cret answered 403 (Forbidden)");

    String page = get("/feeds").body();

    assertThat(page).doesNotContain("pass@", "k3y", "s3cret", "token");
    assertThat(page).contains("https://shows.example/").contains("shows.example answered 403");
  }

  @Test
  void listsPausedFeedsAndThoseNeverReadApart() throws Exception {
    Feed fresh = Feed.at(URI.create("https://new.example/feed"));
    following.feed(fresh.id(), fresh);
    Feed at = Feed.at(URI.create("https://resting.example/feed"));
    following.feed(
        at.id(),
        new Feed(at.id(), at.url(), "Resting", at.fullText(), true, List.of(), at.form(), null));

    Document page = page();

    assertThat(page.select("main h2").eachText()).containsExactly("Read", "Paused");
    assertThat(page.select("section").first().text()).contains("new.example", "not read yet");
    assertThat(page.select("section").last().text()).contains("Resting");
    assertThat(page.select(".counts").text()).isEqualTo("2 feeds, 1 paused.");
  }

  @Test
  void showsAScriptInATitleAsText() throws Exception {
    follow(
        "https://a.example/", "<script>alert(1)</script>", FeedStatus.Outcome.UNREADABLE, 1, "<b>");

    assertThat(page().select("script, main b b")).isEmpty();
    assertThat(page().select(".roster").text()).contains("<script>alert(1)</script>", "<b>");
  }

  private void follow(
      String url,
      @Nullable String title,
      FeedStatus.Outcome outcome,
      int failures,
      @Nullable String problem) {
    Feed at = Feed.at(URI.create(url));
    following.feed(
        at.id(),
        new Feed(at.id(), at.url(), title, at.fullText(), false, List.of(), at.form(), null));
    following.status(
        at.id(),
        new FeedStatus(
            at.id(),
            null,
            at.url(),
            null,
            null,
            NOW.minusSeconds(1200),
            NOW.plusSeconds(1200),
            failures,
            outcome,
            problem,
            Map.of(),
            Manners.NONE,
            null,
            outcome.failed()
                ? new FeedStatus.Outage(NOW.minusSeconds(7200), null, outcome, problem)
                : null));
  }

  private Document page() throws IOException, InterruptedException {
    return Jsoup.parse(get("/feeds").body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(site.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
