package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.PERIOD;
import static tributary.publish.SampleWeek.PLAN;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.says;
import static tributary.publish.SampleWeek.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;
import tributary.events.item.Kind;
import tributary.events.item.SubjectTag;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;
import tributary.events.topic.Json;
import tributary.publish.SampleWeek;

class EditorTest {
  private static final String BEFORE = "2026-11-08T12:00:00Z";
  private static final String INSIDE = "2026-11-12T12:00:00Z";
  private static final Told NOTHING = new Told(Set.of(), Set.of());

  @Test
  void makesTheSameBytesOfTheSameStoriesInAnyOrder() throws Exception {
    byte[] expected = Json.MAPPER.writeValueAsBytes(SampleWeek.digest());
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      List<Story> shuffled = new ArrayList<>(SampleWeek.stories());
      Collections.shuffle(shuffled, random);
      assertThat(Json.MAPPER.writeValueAsBytes(edit(NOTHING, shuffled, SampleWeek.unreached())))
          .isEqualTo(expected);
    }
  }

  @Test
  void ranksBroadCoverageFirstThenFitThenFreshness() {
    Member one = member("a", "One", INSIDE);
    Story alone = story("s1", "Alone", List.of(one));
    Story fitting =
        story(
            "s2",
            "Fitting",
            List.of(member("b", "One", INSIDE)),
            List.of(),
            List.of(new SubjectTag("grid", "Grid", 800, "power")));
    Story broad =
        story(
            "s3",
            "Broad",
            List.of(
                member("c", "One", INSIDE),
                member("d", "Two", INSIDE),
                member("e", "Three", INSIDE),
                member("f", "Four", INSIDE)));
    Story fresh = story("s4", "Fresh", List.of(member("g", "One", "2026-11-15T12:00:00Z")));

    assertThat(edit(NOTHING, List.of(alone, fitting, broad, fresh)).entries())
        .extracting(Digest.Entry::headline)
        .containsExactly("Broad", "Fitting", "Fresh", "Alone");
  }

  @Test
  void countsOneOutletOnceHoweverManyFeedsItHas() {
    Digest digest =
        edit(
            NOTHING,
            List.of(
                story(
                    "s1", "H", List.of(member("a", "Wire", INSIDE), member("b", " wire", INSIDE))),
                story("s2", "I", List.of(member("c", "Wire", INSIDE)))));

    assertThat(digest.entries()).extracting(e -> e.score().coverage()).containsOnly(200);
  }

  @Test
  void neverCallsBacklogNewsAndNeverARepeat() {
    Member old = member("a", "One", INSIDE);
    Member backlog =
        new Member(
            "b",
            1,
            Role.ORIGINAL,
            Kind.POST,
            old.origin(),
            "t",
            null,
            null,
            old.published(),
            old.firstSeen(),
            true,
            null,
            null);
    Member repeat = member("c", Kind.POST, "Two", "t", INSIDE, Role.DUPLICATE);

    Digest digest = edit(NOTHING, List.of(story("s1", "Old", List.of(backlog, repeat))));

    assertThat(digest.entries()).isEmpty();
    assertThat(digest.counts()).isEqualTo(new Digest.Counts(0, 0, 0, 0));
  }

  @Test
  void takesWhatWasPublishedBeforeTheEndAndSeenAfterItIntoTheNextEdition() {
    Instant end = PERIOD.to();
    Member late = seen(member("a", "One", end.minusSeconds(60).toString()), end.plusSeconds(60));
    Story story = story("s1", "Late", List.of(late));
    Period next = SampleWeek.SCHEDULE.running(end);

    assertThat(edit(NOTHING, List.of(story)).entries()).isEmpty();
    assertThat(new Editor(PLAN, next, NOTHING).edit(List.of(story), List.of()).entries())
        .hasSize(1);
  }

  @Test
  void tellsAToldStoryAgainOnlyForNewCoverageAndSaysSo() {
    Member first = member("a", "One", BEFORE);
    Story before = story("s1", "Deal", List.of(first));
    Period earlier = SampleWeek.SCHEDULE.lastEnded(PERIOD.from());
    Digest told = new Editor(PLAN, earlier, NOTHING).edit(List.of(before), List.of());
    Told known = Told.by(List.of(told), "weekly", PERIOD.to());
    Member second = member("b", "Two", INSIDE);
    Story grown =
        story(
            "s1",
            "Deal",
            List.of(first, second),
            List.of(says("It was announced.", first, null), says("It was signed.", second, null)),
            List.of());

    Digest same = edit(known, List.of(before));
    Digest update = edit(known, List.of(grown));

    assertThat(same.entries()).isEmpty();
    assertThat(update.entries()).hasSize(1);
    assertThat(update.entries().getFirst().headline()).isEqualTo("Update: Deal");
    assertThat(update.entries().getFirst().insights().getFirst().claim())
        .isEqualTo("It was signed.");
  }

  @Test
  void callsALatecomerOfTheWeekBeforeNoUpdate() {
    Member late = seen(member("b", "Two", BEFORE), Instant.parse(INSIDE));
    Story grown = story("s1", "Deal", List.of(member("a", "One", BEFORE), late));

    assertThat(edit(new Told(Set.of("s1"), Set.of("a")), List.of(grown)).entries()).isEmpty();
    assertThat(edit(NOTHING, List.of(grown)).entries()).hasSize(1);
  }

  @Test
  void knowsAToldStoryUnderTheIdItWasMergedInto() {
    Told told = new Told(Set.of("young"), Set.of("a"));
    Story merged =
        new Story(
            "old",
            2,
            "Merged",
            Instant.parse(INSIDE),
            List.of(member("z", "One", INSIDE), member("a", "Two", INSIDE)),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of("young"),
            null,
            "test");

    assertThat(edit(told, List.of(merged)).entries())
        .extracting(Digest.Entry::headline)
        .containsExactly("Update: Merged");
  }

  @Test
  void saysThatAWeekWasEmpty() {
    Digest digest = edit(NOTHING, List.of());

    assertThat(digest.edition()).isEqualTo("weekly-2026-W46");
    assertThat(digest.entries()).isEmpty();
    assertThat(digest.counts()).isEqualTo(new Digest.Counts(0, 0, 0, 0));
  }

  @Test
  void keepsToItsLengthAndStillCountsEverything() {
    List<Story> many =
        IntStream.range(0, 50)
            .mapToObj(i -> story("s" + i, "H" + i, List.of(member("m" + i, "Outlet " + i, INSIDE))))
            .toList();

    Digest digest = edit(NOTHING, many);

    assertThat(digest.entries()).hasSize(20);
    assertThat(digest.sources()).hasSize(20);
    assertThat(digest.counts()).isEqualTo(new Digest.Counts(50, 0, 50, 50));
  }

  @Test
  void staysBelowAMegabyteByLeavingTheLastOut() throws Exception {
    String huge = "word ".repeat(20_000);
    List<Story> many =
        IntStream.range(0, 20)
            .mapToObj(i -> {
              Member member = member("m" + i, "Outlet", INSIDE);
              return story(
                  "s" + i, "H" + i, List.of(member), List.of(says(huge, member, null)), List.of());
            })
            .toList();

    Digest digest = edit(NOTHING, many);

    assertThat(Json.MAPPER.writeValueAsBytes(digest)).hasSizeLessThan(Editor.MAX_BYTES);
    assertThat(digest.entries()).hasSizeBetween(1, 10);
    assertThat(digest.counts().stories()).isEqualTo(20);
  }

  @Test
  void dropsDetailBeforeAStory() throws Exception {
    String large = "word ".repeat(1_200);
    List<Story> many =
        IntStream.range(0, 20)
            .mapToObj(i -> {
              Member member = member("m" + i, "Outlet", INSIDE);
              List<Claim> claims = Collections.nCopies(5, says(large, member, null).said());
              Brief brief = new Brief(null, claims, List.of(), claims, List.of(), List.of());
              return SampleStory.told("s" + i, "H" + i, List.of(member), brief, List.of());
            })
            .toList();

    Digest digest = edit(NOTHING, many);

    assertThat(Json.MAPPER.writeValueAsBytes(digest)).hasSizeLessThan(Editor.MAX_BYTES);
    assertThat(digest.entries())
        .hasSize(20)
        .allSatisfy(entry -> {
          assertThat(entry.brief()).isNotNull();
          assertThat(entry.brief().summary()).hasSize(3);
        });
  }

  private static Member seen(Member member, Instant firstSeen) {
    return new Member(
        member.item(),
        1,
        member.role(),
        member.kind(),
        member.origin(),
        member.title(),
        member.link(),
        member.audio(),
        member.published(),
        firstSeen,
        false,
        null,
        null);
  }

  private static Digest edit(Told told, List<Story> stories) {
    return edit(told, stories, List.of());
  }

  private static Digest edit(Told told, List<Story> stories, List<Digest.Unreached> unreached) {
    return new Editor(PLAN, PERIOD, told).edit(stories, unreached);
  }
}
