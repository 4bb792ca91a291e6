package tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.feed.Feed;
import tributary.events.feed.Push;
import tributary.events.feed.Push.State;
import tributary.ingest.fetch.TestHost;
import tributary.ingest.push.TestHub;

/// Finding hubs and asking them (W3C WebSub, sections 4 and 5.1; numbers of websub.rocks in
/// brackets), against a real hub and a real publisher.
class HubDiscoveryTest {

  @TempDir Path folder;
  private final TestSource source = new TestSource();
  private final Feed feed = Feed.at(source.host().at("/feed"));
  private TestDesk desk;

  @BeforeEach
  void open() {
    desk = new TestDesk(Map.of(), folder.resolve("key"), true);
  }

  @AfterEach
  void end() {
    desk.close();
    source.close();
  }

  private void visit() {
    desk.follow(feed);
    desk.settle();
  }

  @Test // 100
  void asksTheHubThatTheHeadersNameForTheTopicThatTheyName() {
    source.publish("/feed", source.links("/topic"), "");
    visit();

    Map<String, String> question = source.hub().asked();
    assertThat(question)
        .containsEntry("method", "POST")
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", source.host().at("/topic").toString())
        .containsEntry("hub.lease_seconds", "864000");
    assertThat(question.get("hub.callback"))
        .startsWith("http://127.0.0.1:" + desk.port() + "/hook/" + feed.id() + "/");
    assertThat(question.get("hub.secret").getBytes(StandardCharsets.UTF_8)).hasSizeBetween(32, 199);
    assertThat(desk.push(feed).state()).isEqualTo(State.ASKED);
  }

  @Test // 103
  void asksTheHubThatAnRssFeedNamesInItself() {
    String self = "<atom:link rel='self' href='/own'/>";
    source.publish("/feed", "", "<atom:link rel='hub' href='" + source.hub().url() + "'/>" + self);
    visit();

    assertThat(source.hub().asked())
        .containsEntry("hub.topic", source.host().at("/own").toString());
  }

  @Test // 102
  void asksTheHubThatAnAtomFeedNamesInItself() {
    source
        .host()
        .serve(
            "/feed",
            200,
            Map.of("Content-Type", "application/atom+xml"),
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>O</title><link rel='hub' href='/hub'/>"
                + "<link rel='self' href='/own'/><entry><id>1</id><title>One</title></entry></feed>");
    visit();

    assertThat(source.hub().asked())
        .containsEntry("hub.topic", source.host().at("/own").toString());
  }

  @Test
  void asksTheHubsThatAJsonFeedNamesOneAfterTheOther() {
    TestHub full = new TestHub(source.host(), "/full").answering(403);
    source
        .host()
        .serve(
            "/feed",
            200,
            Map.of("Content-Type", "application/feed+json"),
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"O","feed_url":"%s","hubs":[
            {"type":"rssCloud","url":"http://127.0.0.1:9/"},{"type":"WebSub","url":"%s"},
            {"type":"WebSub","url":"%s"}],"items":[{"id":"1","content_text":"One"}]}
            """
                .formatted(source.host().at("/own"), full.url(), source.hub().url()));
    visit();

    assertThat(full.asked()).containsEntry("hub.mode", "subscribe");
    assertThat(source.hub().asked())
        .containsEntry("hub.topic", source.host().at("/own").toString());
  }

  @Test // 104
  void believesTheHeadersMoreThanTheDocument() {
    source.publish(
        "/feed",
        source.links("/feed"),
        "<atom:link rel='hub' href='http://127.0.0.1:9/'/><atom:link rel='self' href='/other'/>");
    visit();

    assertThat(source.hub().asked())
        .containsEntry("hub.topic", source.host().at("/feed").toString());
  }

  @Test // 201
  void staysWithTheAskedTopicBehindATemporaryRedirect() {
    source.host().serve("/feed", 302, Map.of("Location", "/there"), "");
    source.publish("/there", "<" + source.hub().url() + ">; rel=hub", "");
    visit();

    assertThat(source.hub().asked())
        .containsEntry("hub.topic", source.host().at("/feed").toString());
  }

  @Test // 202
  void goesAlongToTheTopicBehindAPermanentRedirect() {
    source.host().serve("/feed", 301, Map.of("Location", "/there"), "");
    source.publish("/there", "<" + source.hub().url() + ">; rel=hub", "");
    visit();

    assertThat(source.hub().asked())
        .containsEntry("hub.topic", source.host().at("/there").toString());
  }

  @Test // 203, 204
  void followsAHubThatRedirectsWithTheWholeQuestion() {
    for (int status : new int[] {307, 308}) {
      source.host().serve("/moved" + status, status, Map.of("Location", "/hub"), "");
      Feed one = Feed.at(source.host().at("/feed" + status));
      source.publish(
          "/feed" + status,
          "<" + source.host().at("/moved" + status) + ">; rel=hub, <" + one.url() + ">; rel=self",
          "");
      desk.follow(one);
      desk.settle();

      assertThat(source.hub().asked())
          .containsEntry("method", "POST")
          .containsEntry("hub.topic", one.url().toString())
          .containsKey("hub.secret");
      assertThat(desk.push(one).state()).isEqualTo(State.ASKED);
    }
  }

  @Test
  void triesTheNextHubWhenOneTurnsItAwayOrDenies() throws Exception {
    TestHub full = new TestHub(source.host(), "/full").answering(403);
    TestHub sour = new TestHub(source.host(), "/sour");
    source.publish(
        "/feed",
        "<%s>; rel=hub, <%s>; rel=hub, <%s>; rel=hub"
            .formatted(full.url(), sour.url(), source.hub().url()),
        "");
    visit();
    assertThat(full.asked()).containsKey("hub.secret");
    sour.verify(sour.asked(), Map.of("hub.mode", "denied"));
    desk.settle();

    source.hub().verify(source.hub().asked(), Map.of());
    desk.settle();
    assertThat(desk.push(feed).hub()).isEqualTo(source.hub().url());
    assertThat(desk.push(feed).state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void asksAFailingHubEverMoreRarely() {
    source.hub().answering(500);
    source.publish("/feed", source.links("/feed"), "");
    visit();
    source.hub().asked();
    assertThat(desk.push(feed).state()).isEqualTo(State.FOUND);
    assertThat(desk.push(feed).asking().problem()).contains("status 500");
    desk.forward(Duration.ofMinutes(2));
    desk.settle();
    assertThat(source.hub().unasked()).isTrue();

    source.hub().answering(202);
    desk.forward(Duration.ofMinutes(4));
    desk.settle();
    source.hub().asked();
    assertThat(desk.push(feed).state()).isEqualTo(State.ASKED);
  }

  @Test
  void asksNoHubOnAPrivateAddress() {
    desk.close();
    desk = new TestDesk(Map.of(), folder.resolve("key"), false);
    Push found =
        new Push(
            source.hub().url(),
            List.of(),
            feed.url(),
            State.FOUND,
            null,
            null,
            new Push.Asking(null, desk.now(), 0, null),
            Push.Service.NONE);
    desk.follow(feed);
    desk.settle();
    desk.remember(desk.status(feed).pushed(found));
    desk.settle();

    assertThat(source.hub().unasked()).isTrue();
    assertThat(desk.push(feed).asking().problem()).contains("not on the public internet");
  }

  @Test
  void followsAFeedThatNamesItselfAnew() throws Exception {
    Map<String, Object> self = new java.util.concurrent.ConcurrentHashMap<>(Map.of("self", "/old"));
    source
        .host()
        .serve(
            "/feed",
            e ->
                TestHost.answer(
                    e,
                    200,
                    Map.of("Link", source.links((String) self.get("self"))),
                    TestSource.rss("")));
    visit();
    source.hub().verify(source.hub().asked(), Map.of());
    desk.settle();
    self.put("self", "/new");
    desk.forward(Duration.ofDays(1));
    desk.settle();

    List<Map<String, String>> both = List.of(source.hub().asked(), source.hub().asked());
    assertThat(both)
        .extracting(q -> q.get("hub.mode") + " " + URI.create(q.get("hub.topic")).getPath())
        .containsExactlyInAnyOrder("unsubscribe /old", "subscribe /new");
  }
}
