package tributary.publish.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.says;
import static tributary.publish.SampleWeek.story;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.Manners;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.events.topic.Marked;

class ShelfTest {
  private static final Instant END = Instant.parse("2026-11-16T06:00:00Z");
  private final Member early = member("a", "One", "2026-11-15T12:00:00Z");
  private final Member late = member("b", "Two", "2026-11-16T12:00:00Z");
  private final Shelf shelf =
      new Shelf(2, (after, upTo) -> after.isBefore(END) && !upTo.isBefore(END));

  @Test
  void closesAtTheSlowestPartitionAndNotBeforeAllHaveSpoken() {
    assertThat(shelf.closed()).isEmpty();

    mark(0, END.plusSeconds(9));
    assertThat(shelf.closed()).isEmpty();

    mark(1, END);
    assertThat(shelf.closed()).contains(END);

    mark(1, END.plusSeconds(60));
    assertThat(shelf.closed()).contains(END.plusSeconds(9));
  }

  @Test
  void givesTheVersionOfTheTimeAskedFor() {
    put(story("s", "First", List.of(early)));
    put(story("s", "Second", List.of(early, late)));

    assertThat(shelf.asOf(END)).extracting(Story::headline).containsExactly("First");
    assertThat(shelf.asOf(END.plusSeconds(86_400)))
        .extracting(Story::headline)
        .containsExactly("Second");
  }

  @Test
  void keepsOfManyVersionsTheLatestAndTheLastBeforeAnEdition() {
    for (int hour = -50; hour <= 50; hour++) {
      put(version(hour));
    }
    markBoth(END.plus(Duration.ofHours(49)));
    assertThat(shelf.versions()).as("what is not complete may be asked for").isEqualTo(4);

    markBoth(END.plus(Duration.ofHours(51)));
    assertThat(shelf.versions()).isEqualTo(2);
    assertThat(shelf.asOf(END)).extracting(Story::headline).containsExactly("Hour -1");
    assertThat(shelf.asOf(END.plus(Duration.ofHours(51))))
        .extracting(Story::headline)
        .containsExactly("Hour 50");

    put(version(52));
    markBoth(END.plus(Duration.ofHours(53)));
    assertThat(shelf.versions()).isEqualTo(2);
  }

  private Story version(int hour) {
    Story story = story("s", "Hour " + hour, List.of(early));
    return new Story(
        story.id(),
        100 + hour,
        story.headline(),
        END.plus(Duration.ofHours(hour)),
        story.members(),
        story.brief(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        story.algorithm());
  }

  private void markBoth(Instant upTo) {
    mark(0, upTo);
    mark(1, upTo);
  }

  @Test
  void cutsTheLaterVersionDownWhereCompactionTookTheEarlier() {
    put(
        story(
            "s",
            late.title(),
            List.of(early, late),
            List.of(says("Early.", early, null), says("Late.", late, null)),
            List.of()));

    Story cut = shelf.asOf(END).getFirst();

    assertThat(cut.members()).containsExactly(early);
    assertThat(cut.headline()).isEqualTo(early.title());
    assertThat(cut.insights()).extracting("claim").containsExactly("Early.");
  }

  @Test
  void cutsTheBriefDownWithTheStory() {
    Claim then = says("Early.", early, null).said();
    Claim later = says("Late.", late, null).said();
    Brief.Disagreement matter =
        new Brief.Disagreement(
            "dead",
            List.of(new Brief.Side("12", List.of(later)), new Brief.Side("15", List.of(then))));
    Brief both =
        new Brief(later, List.of(then), List.of(), List.of(later), List.of(matter), List.of());
    Brief one = new Brief(later, List.of(), List.of(), List.of(), List.of(), List.of());
    put(told("s", both));
    put(told("t", one));

    assertThat(shelf.asOf(END))
        .extracting(Story::brief)
        .containsExactly(
            new Brief(then, List.of(), List.of(), List.of(), List.of(), List.of()), null);
  }

  private Story told(String id, Brief brief) {
    Story story = story(id, "Told", List.of(early, late));
    return new Story(
        story.id(),
        story.version(),
        story.headline(),
        story.closedAt(),
        story.members(),
        brief,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        story.algorithm());
  }

  @Test
  void knowsNothingOfAStoryThatBeganLaterOrWasForgotten() {
    put(story("later", "Later", List.of(late)));
    put(story("gone", "Gone", List.of(early)));
    shelf.put(0, "gone", null);

    assertThat(shelf.asOf(END)).isEmpty();
    assertThat(shelf.reachesBefore(END)).isFalse();
  }

  @Test
  void tellsAMergedStoryOnce() {
    put(story("young", "Young", List.of(member("c", "Three", "2026-11-15T13:00:00Z"))));
    put(
        new Story(
            "old",
            2,
            "Old",
            END.minusSeconds(60),
            List.of(early),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of("young"),
            null,
            "test"));

    assertThat(shelf.asOf(END)).extracting(Story::id).containsExactly("old");
  }

  @Test
  void neverShowsAnAbsorbedStoryButAsItStoodBefore() {
    Member other = member("c", "Three", "2026-11-15T13:00:00Z");
    put(story("young", "Young", List.of(other)));
    put(absorbed("young", List.of(other), END.plusSeconds(60)));
    assertThat(shelf.asOf(END)).extracting(Story::id).containsExactly("young");
    assertThat(shelf.asOf(END.plusSeconds(120))).isEmpty();

    shelf.forgetBefore(END.plusSeconds(120)); // as compaction may, too
    assertThat(shelf.asOf(END))
        .singleElement()
        .satisfies(story -> assertThat(story.mergedInto()).isNull());
  }

  private static Story absorbed(String id, List<Member> members, Instant at) {
    return new Story(
        id,
        members.size() + 1,
        "Young",
        at,
        members,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "old",
        "test");
  }

  @Test
  void forgetsVersionsThatNoEditionCanAskForAnyMore() {
    Member between = member("c", "Three", "2026-11-15T18:00:00Z");
    put(story("s", "First", List.of(early)));
    put(story("s", "Second", List.of(early, between)));
    put(story("s", "Third", List.of(early, between, late)));

    shelf.forgetBefore(END);

    assertThat(shelf.asOf(END)).extracting(Story::headline).containsExactly("Second");
    assertThat(shelf.asOf(Instant.parse("2026-11-15T13:00:00Z")))
        .extracting(Story::members)
        .containsExactly(List.of(early));
  }

  @Test
  void namesFollowedFeedsThatFailedWithTheirReason() {
    Following following = new Following();
    Feed dead = Feed.at(URI.create("https://dead.example/feed"));
    Feed fine = Feed.at(URI.create("https://fine.example/feed"));
    Feed left = Feed.at(URI.create("https://left.example/feed"));
    following.feed(dead.id(), dead);
    following.feed(fine.id(), fine);
    following.feed(left.id(), left);
    following.status(dead.id(), status(dead, FeedStatus.Outcome.UNREACHABLE, "Nobody answered."));
    following.status(fine.id(), status(fine, FeedStatus.Outcome.FRESH, null));
    following.status(left.id(), status(left, FeedStatus.Outcome.GONE, null));
    following.feed(left.id(), null);

    assertThat(following.unreached(END.minus(Duration.ofDays(7)), END))
        .containsExactly(new Digest.Unreached(dead.id(), "dead.example", "Nobody answered."));
  }

  private static FeedStatus status(
      Feed feed, FeedStatus.Outcome outcome, @org.jspecify.annotations.Nullable String problem) {
    return new FeedStatus(
        feed.id(),
        null,
        feed.url(),
        null,
        null,
        END,
        END,
        1,
        outcome,
        problem,
        Map.of(),
        Manners.NONE,
        null,
        null);
  }

  private void put(Story story) {
    shelf.put(0, story.id(), Marked.of(story));
  }

  private void mark(int partition, Instant upTo) {
    shelf.put(partition, "mark-" + partition, new Marked.Mark<>("all", upTo));
  }
}
