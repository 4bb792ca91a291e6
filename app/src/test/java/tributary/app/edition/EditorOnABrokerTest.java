package tributary.app.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static tributary.app.edition.Waiting.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.app.topic.Scribe;
import tributary.app.watch.StandingClock;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.events.digest.Instruction.What;
import tributary.events.topic.Marked;
import tributary.publish.Preview;
import tributary.publish.Publish;
import tributary.publish.digest.Drafts;

/// What an editor wants, carried out by a publisher on a real broker; stories and items are written
/// as enrich would.
class EditorOnABrokerTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
  private static final String WEEK = "weekly-2026-W46";
  private static final String HELD = "held-2026-W46";

  @TempDir Path folder;
  private final StandingClock clock = new StandingClock(MONDAY);
  private final Newsprint print = new Newsprint();
  private House house;
  private Publish publish;

  @BeforeEach
  void open() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("tributary.yaml"),
            """
            data: %s
            kafka: {partitions: 1}
            publish:
              digests:
                - {name: weekly, day: monday, hour: '00:00', zone: UTC}
                - {name: held, day: monday, hour: '00:00', zone: UTC, hold: true}
              mail: {to: [reader@example.org]}
              web: {port: 0}
            """
                .formatted(folder.resolve("data")));
    house = House.open(Config.read(file, Map.of()));
    clock.to(MONDAY.plusSeconds(600));
    print(
        print.story("lease", "Lease", 6, "The lease covers 300 MW.", "It runs for ten years."),
        print.story("outage", "Outage", 4, "The region was down for two hours."),
        print.story("rumour", "Rumour", 2, "The vendor is for sale, a person said."));
  }

  @AfterEach
  void close() {
    if (publish != null) {
      publish.close();
    }
    house.close();
  }

  @Test
  void goesOutAsPreviewedAndIsPutRightOnceWhoeverPublishes() throws Exception {
    Digest previewed = preview("weekly");
    start();
    Digest first = awaitEdition(WEEK, digest -> true);
    assertThat(first).as("preview and edition are one").isEqualTo(previewed);

    orders().correct("lease", "It is 250 MW.");
    orders().takeDown("item-rumour-0", "The source took it back.");
    Digest third = awaitEdition(WEEK, digest -> digest.revision() == 3);
    assertThat(third.entries()).extracting(Digest.Entry::story).containsExactly("lease", "outage");
    assertThat(third.sources()).noneMatch(source -> source.item().startsWith("item-rumour"));
    assertThat(third.corrections())
        .extracting(Digest.Correction::story, Digest.Correction::remedy, Digest.Correction::text)
        .containsExactlyInAnyOrder(
            tuple("lease", Digest.Remedy.CORRECTED, "It is 250 MW."),
            tuple("rumour", Digest.Remedy.RETRACTED, "The source took it back."));
    assertThat(outbox()).as("a revision is mailed to nobody").hasSize(1);

    restart();
    clock.to(MONDAY.plus(Duration.ofDays(7)).plusSeconds(600));
    Digest past =
        new Preview(house.cluster(), house.config().publish(), clock)
            .past("weekly", MONDAY.minus(Duration.ofDays(3)));
    assertThat(past.entries())
        .as("the first week again, without what was taken down")
        .extracting(Digest.Entry::story)
        .containsExactly("lease", "outage");
    print(print.later("lease", "The lease now covers 350 MW.", 9 * 24));
    Digest next = awaitEdition("weekly-2026-W47", digest -> true);
    assertThat(next.entries()).extracting(Digest.Entry::headline).containsExactly("Update: Lease");
    assertThat(next.entries().getFirst().changed())
        .extracting(change -> change.claim().text())
        .containsExactly("The lease now covers 350 MW.");
    assertThat(next.corrections())
        .allSatisfy(correction -> assertThat(correction.editions()).containsExactly(WEEK))
        .hasSize(2);
    assertThat(archive().revisions().get(WEEK)).hasSize(3);

    clock.to(MONDAY.plus(Duration.ofDays(14)).plusSeconds(600));
    print(print.later("outage", "The cause was a cable.", 16 * 24));
    assertThat(awaitEdition("weekly-2026-W48", digest -> true).corrections())
        .as("told once")
        .isEmpty();

    // A hundred days on, and after a restart, the shelf has forgotten the stories of that week.
    publish.close();
    clock.to(MONDAY.plus(Duration.ofDays(100)));
    start();
    orders().revise(WEEK, "The lawyers asked.");
    Digest old = awaitEdition(WEEK, digest -> digest.revision() == 4);
    assertThat(old.revised().reason()).isEqualTo("The lawyers asked.");
    assertThat(old.entries())
        .as("as it was known in that week")
        .extracting(Digest.Entry::headline)
        .isEqualTo(third.entries().stream().map(Digest.Entry::headline).toList());
    assertThat(old.sources()).isEqualTo(third.sources());
  }

  @Test
  void holdsAnEditionUntilExactlyWhatWasLookedAtIsApproved() throws Exception {
    start();
    Draft seen = awaitDraft(draft -> true);
    assertThat(seen.hash()).isEqualTo(Drafts.hash(seen.digest()));
    assertThat(archive().edition(HELD)).isEmpty();

    orders().suppress("item-outage-0", "A spoof.");
    orders().revise(HELD, null);
    Draft anew = awaitDraft(draft -> !draft.hash().equals(seen.hash()));
    assertThat(anew.digest().entries())
        .extracting(Digest.Entry::story)
        .containsExactly("lease", "rumour");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> orders().approve(HELD, seen.hash()))
        .withMessageContaining("look at it again");
    give(What.APPROVE, HELD, seen.hash()); // as from another terminal, a moment too late
    await(() -> publish.health().problems().stream().anyMatch(told -> told.contains(seen.hash())));
    assertThat(archive().edition(HELD)).isEmpty();

    orders().takeDown("rumour", "Nothing in it.");
    Draft last = awaitDraft(draft -> draft.digest().entries().size() == 1);
    orders().approve(HELD, last.hash());
    Digest out = awaitEdition(HELD, digest -> true);

    assertThat(out).isEqualTo(last.digest());
    await(() -> archive().drafts().isEmpty());
    await(() -> publish.health().well());
  }

  @Test
  void neverLetsOutWhatWasRejectedAlsoAfterARestart() throws Exception {
    start();
    awaitDraft(draft -> true);

    orders().reject(HELD, "Not this week.");
    await(() -> archive().drafts().isEmpty());
    restart();
    awaitEdition(WEEK, digest -> true);

    assertThat(archive().edition(HELD)).isEmpty();
    assertThat(archive().drafts()).isEmpty();
  }

  @Test
  void publishesTheRunningPeriodEarlyAndBeginsTheNextWhereItEnded() throws Exception {
    start();
    awaitEdition(WEEK, digest -> true);
    Instant wednesday = MONDAY.plus(Duration.ofDays(2));
    clock.to(wednesday.plusSeconds(60));
    orders().publish("weekly", house.config().publish().running("weekly", clock.instant()));
    print(print.later("lease", "The lease now covers 350 MW.", 8 * 24));

    Digest early = awaitEdition("weekly-2026-W47", digest -> true);
    assertThat(early.from()).isEqualTo(MONDAY);
    assertThat(early.to()).isAfter(MONDAY).isBefore(clock.instant());
    assertThat(early.entries()).hasSize(1);

    clock.to(MONDAY.plus(Duration.ofDays(14)).plusSeconds(600));
    print(print.later("outage", "The cause was a cable.", 10 * 24));
    Digest next = awaitEdition("weekly-2026-W48", digest -> true);
    assertThat(next.from()).as("nothing falls between them").isEqualTo(early.to());
    assertThat(next.entries()).extracting(Digest.Entry::story).containsExactly("outage");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> orders().approve("weekly-1999-W01", null));
    assertThatIllegalArgumentException().isThrownBy(() -> orders().revise("weekly-1999-W01", null));
    assertThatIllegalArgumentException().isThrownBy(() -> orders().correct("nobody", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> orders().suppress("nothing", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> orders().restore("lease"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> orders().correct("lease", "x".repeat(2_001)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> preview("monthly"))
        .withMessageContaining("there is weekly, held");
  }

  private void start() {
    publish =
        new Publish(
            house.cluster(), house.config().publish(), house.config().data(), clock, "test");
    publish.start();
  }

  private void restart() {
    publish.close();
    start();
  }

  private Orders orders() {
    return new Orders(house.cluster(), clock);
  }

  private void give(What what, String about, String text) {
    String id = UUID.randomUUID().toString();
    new Scribe(house.cluster())
        .write(
            house.cluster().topics().instructions(),
            Map.of(id, new Instruction(id, what, about, text, clock.instant())));
  }

  private Digest preview(String digest) {
    return new Preview(house.cluster(), house.config().publish(), clock).of(digest);
  }

  private Archive archive() {
    return Archive.of(house.cluster());
  }

  private List<Path> outbox() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("data").resolve("outbox"))) {
      return files.filter(file -> file.toString().endsWith(".eml")).toList();
    }
  }

  /// Writes stories with their items, and that everything up to now has closed.
  private void print(Newsprint.Sheet... sheets) {
    Scribe scribe = new Scribe(house.cluster());
    for (Newsprint.Sheet sheet : sheets) {
      scribe.write(house.cluster().topics().items(), sheet.items());
      scribe.write(
          house.cluster().topics().stories(), Map.of(sheet.story().id(), Marked.of(sheet.story())));
    }
    scribe.write(
        house.cluster().topics().stories(),
        Map.of("mark-0", new Marked.Mark<>("stories-0", clock.instant().minusSeconds(5))));
  }

  private Digest awaitEdition(String id, Predicate<Digest> wanted) throws Exception {
    await(() -> archive().edition(id).filter(wanted).isPresent());
    return archive().edition(id).orElseThrow();
  }

  private Draft awaitDraft(Predicate<Draft> wanted) throws Exception {
    Predicate<Optional<Draft>> there = draft -> draft.filter(wanted).isPresent();
    await(() -> there.test(archive().waiting(HELD)));
    return archive().waiting(HELD).orElseThrow();
  }
}
