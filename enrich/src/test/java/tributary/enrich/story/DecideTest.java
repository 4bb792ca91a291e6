package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.story.Assignment;
import tributary.events.story.Related;
import tributary.events.story.Standing;
import tributary.events.topic.Marked;

class DecideTest {
  private static final Instant START = Instant.parse("2026-11-09T12:00:00Z");

  /// Open for two days, known for four.
  private static final Decide.Settings SETTINGS =
      new Decide.Settings(1, 300, 200, 150, Duration.ofDays(2), Duration.ofDays(4));

  @TempDir File state;

  @Test
  void aStoryWithAMemberThatIsForgottenIsNotMerged() {
    List<Verdict> verdicts =
        List.of(
            verdict(0, "old", Map.of()),
            verdict(0.1, "beside", Map.of("old", 310)),
            verdict(1.8, "first", Map.of()),
            verdict(1.9, "mover", Map.of("old", 500)),
            verdict(3.5, "later", Map.of("mover", 900)),
            verdict(3.6, "second", Map.of("first", 900)),
            verdict(5, "both", Map.of("first", 900, "second", 900, "mover", 900, "later", 900)));

    List<Assignment> said = decided(verdicts, List.of(6.0));

    assertThat(said)
        .as("the old item moves")
        .anyMatch(a -> a.item().equals("old") && a.story().equals(storyOf("mover")));
    assertThat(standings(said)).as("merged").allMatch(s -> s.mergedInto() == null);
  }

  @Test
  void partsThatNobodyHeardOfAreToldWhenAnItemMovesToTheirStory() {
    List<Verdict> verdicts =
        List.of(
            part(0, "show1#1", Map.of()),
            part(0, "show1", Map.of()),
            verdict(0.1, "item", Map.of()),
            verdict(0.2, "beside", Map.of("item", 310)),
            part(1, "show2#1", Map.of("show1#1", 900, "item", 700)),
            part(1, "show2", Map.of()));

    List<Assignment> said = decided(verdicts, List.of(6.0));

    assertThat(said)
        .filteredOn(a -> a.cause() != null && a.story().equals(storyOf("show1#1")))
        .extracting(Assignment::item)
        .containsExactly("item", "show1#1");
  }

  @Test
  void whatTheNearOnesAreCalledDoesNotDependOnWhenMarksCome() {
    List<Verdict> verdicts =
        List.of(
            verdict(0, "elder", Map.of()),
            verdict(0.1, "long", Map.of()),
            verdict(0.2, "younger", Map.of("long", 200)),
            verdict(0.5, "link", Map.of("elder", 900, "younger", 900)),
            verdict(1.5, "long2", Map.of("long", 900)),
            verdict(3, "long3", Map.of("long", 900, "long2", 900)),
            verdict(4.4, "long4", Map.of("long2", 900, "long3", 900)),
            verdict(5, "near", Map.of("long4", 200)));

    List<Assignment> atOnce = decided(verdicts, List.of(6.0));

    assertThat(standings(atOnce)).anyMatch(s -> storyOf("elder").equals(s.mergedInto()));
    assertThat(standings(atOnce).flatMap(s -> s.related().stream()).map(Related::story))
        .contains(storyOf("near"));
    assertThat(decided(verdicts, List.of(1.0, 4.9, 6.0))).isEqualTo(atOnce);
  }

  private List<Assignment> decided(List<Verdict> verdicts, List<Double> marks) {
    File folder = new File(state, "marks at " + marks);
    MockProcessorContext<String, Marked<Assignment>> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
    var supplier = Decide.with(SETTINGS);
    List<StateStore> stores = new ArrayList<>();
    for (StoreBuilder<?> store : Objects.requireNonNull(supplier.stores())) {
      StateStore made = store.withLoggingDisabled().build();
      made.init(context.getStateStoreContext(), made);
      stores.add(made);
    }
    Processor<String, Marked<Verdict>, String, Marked<Assignment>> decide = supplier.get();
    decide.init(context);
    verdicts.forEach(v -> decide.process(new Record<>(v.item(), Marked.of(v), millis(v.at()))));
    for (double mark : marks) {
      Instant upTo = day(mark);
      decide.process(new Record<>("mark", new Marked.Mark<>("shard-0", upTo), millis(upTo)));
    }
    stores.forEach(StateStore::close);
    return context.forwarded().stream()
        .map(forward -> forward.record().value())
        .filter(Marked.Value.class::isInstance)
        .map(value -> ((Marked.Value<Assignment>) value).value())
        .toList();
  }

  private static Stream<Standing> standings(List<Assignment> said) {
    return said.stream().flatMap(assignment -> assignment.standings().stream());
  }

  private static Verdict verdict(double day, String item, Map<String, Integer> pairs) {
    return verdict(day, item, "feed of " + item, pairs);
  }

  private static Verdict part(double day, String passage, Map<String, Integer> pairs) {
    return verdict(day, passage, "show", pairs);
  }

  private static Verdict verdict(double day, String item, String feed, Map<String, Integer> pairs) {
    List<Pair> all = new ArrayList<>();
    pairs.forEach((other, score) ->
        all.add(
            new Pair(
                other,
                score,
                false,
                null,
                "quartz",
                new Features(new int[Features.Feature.values().length]),
                List.of())));
    return new Verdict(item, 1, day(day), feed, 0, 0, true, all, List.of());
  }

  private static String storyOf(String item) {
    return AverageLink.idOf(item, 1);
  }

  private static Instant day(double day) {
    return START.plusMillis(Math.round(day * Duration.ofDays(1).toMillis()));
  }

  private static long millis(Instant at) {
    return at.toEpochMilli();
  }
}
