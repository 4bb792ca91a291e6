package tributary.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig.Switch;
import tributary.events.item.Ids;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;

/// What a text means is computed once and kept (docs/decisions/0009-vectors-are-kept.md), on a real
/// broker.
class VectorsOnABrokerTest {
  private static final Instant BEGIN = Instant.parse("2026-11-09T00:00:00Z");
  private static final int EVENTS = 9;

  @TempDir Path folder;

  @Test
  void aTextThatWasKeptIsNotComputedAgainAfterItsStoreIsLost() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0);
        Run run = new Run(broker.address(), "kept-", 3, folder.resolve("first"))) {
      // Given
      Instant half = BEGIN.plus(Duration.ofHours(1));
      run.write(items("early", BEGIN), 1);
      run.mark(half);
      try (Enrich _ = run.start(Switch.ON)) {
        assertThat(run.stories(half)).isNotEmpty();
      }
      List<String> kept = run.vectors();
      assertThat(kept).doesNotHaveDuplicates().hasSize(EVENTS);

      // When
      Instant end = BEGIN.plus(Duration.ofHours(3));
      try (Run again = new Run(broker.address(), "kept-", 3, folder.resolve("second"));
          Enrich _ = again.start(Switch.ON)) {
        again.write(items("late", BEGIN.plus(Duration.ofHours(2))), 2);
        again.mark(end);
        String told = String.join("", again.stories(end).values());

        // Then
        for (int i = 0; i < EVENTS; i++) {
          assertThat(told.contains("late-outlet" + i)).as("item %d is told", i).isTrue();
        }
        assertThat(again.vectors()).isEqualTo(kept);
      }
    }
  }

  /// The same texts each time, from feeds that lie on all partitions.
  private static List<RawItem> items(String time, Instant seen) {
    String[] words =
        "turbine lattice orchard cobalt harbour meridian quartz tundra velvet".split(" ");
    List<RawItem> items = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      String outlet = time + "-outlet" + i;
      Instant at = seen.plus(Duration.ofMinutes(i));
      items.add(
          Reports.of(
              Ids.hash(outlet),
              Kind.POST,
              outlet,
              "News of the " + words[i] + " project",
              "The %s project will start soon, its builders said on the day.".formatted(words[i]),
              at));
    }
    return items;
  }
}
