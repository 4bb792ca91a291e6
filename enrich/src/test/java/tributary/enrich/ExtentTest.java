package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.enrich.extent.Closing;
import tributary.enrich.extent.Extent;
import tributary.events.item.RawItem;
import tributary.events.story.Story;

/// A run that ends before the raw topics do, over days in which stories are merged.
class ExtentTest {
  private static final Instant END = RawItems.MONDAY.plus(Duration.ofHours(30));
  private static final Extent UP_TO_END = new Extent(END, Set.of());

  @TempDir Path state;

  @Test
  void toldUpToItsEndItIsAsIfNothingHadComeLater() {
    List<Story> expected = onlyBeforeTheEnd();
    assertThat(expected).hasSizeGreaterThan(20);

    try (Pipeline run = Pipeline.ofWords(state.resolve("run"), UP_TO_END, new Closing())) {
      MergingWeek.items().forEach(item -> run.post(item, MergingWeek.stamp(item)));
      run.mark(END.plus(Duration.ofHours(20)));

      assertThat(run.stories()).isEqualTo(expected);
    }
  }

  @Test
  void closesOverItsLastItemWithoutAMarkOnceAllIsRead() {
    List<Story> expected = onlyBeforeTheEnd();
    Closing closing = new Closing();

    try (Pipeline run = Pipeline.ofWords(state.resolve("run"), UP_TO_END, closing)) {
      MergingWeek.items().forEach(item -> run.post(item, MergingWeek.stamp(item)));
      run.pass(Duration.ofSeconds(1));
      assertThat(run.stories()).isEmpty();

      closing.allIsRead();
      run.pass(Duration.ofSeconds(1));
      assertThat(run.stories()).isEqualTo(expected);
      run.pass(Duration.ofSeconds(1));
      assertThat(run.stories()).isEmpty(); // nothing is said twice
    }
  }

  @Test
  void takesInItsFeedsAlone() {
    RawItem one = RawItems.post("one", 0, "Turbine opens", "The turbine was opened.");
    RawItem two = RawItems.post("two", 1, "Turbine is open", "The turbine was opened.");
    Extent extent = new Extent(END, Set.of("two"));

    try (Pipeline run = Pipeline.ofWords(state.resolve("run"), extent, new Closing())) {
      run.post(one);
      run.post(two);
      run.mark(END);

      assertThat(run.items()).containsOnlyKeys(two.id());
      assertThat(run.stories())
          .allSatisfy(story -> assertThat(story.members()).hasSize(1))
          .isNotEmpty();
    }
  }

  @Test
  void someFeedsWithoutAnEndAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Extent(null, Set.of("one")));
  }

  private List<Story> onlyBeforeTheEnd() {
    try (Pipeline all = Pipeline.ofWords(state.resolve("all"))) {
      MergingWeek.items().stream()
          .filter(item -> MergingWeek.stamp(item).isBefore(END))
          .forEach(item -> all.post(item, MergingWeek.stamp(item)));
      all.mark(END.minusMillis(1));
      return all.stories();
    }
  }
}
