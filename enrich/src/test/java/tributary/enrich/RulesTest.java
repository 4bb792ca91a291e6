package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.enrich.subject.Subject;
import tributary.enrich.subject.Subjects;

class RulesTest {
  private static final Subject POWER =
      new Subject("power", "Power", List.of("grid", "turbine"), "What drives it.", null);

  private static final Rules RULES =
      new Rules(EnrichConfig.defaults().window(Duration.ofHours(50)), new Subjects(List.of(POWER)));

  @Test
  void areReadAsTheyWereWritten() {
    int threads = RULES.config().threads();

    assertThat(Rules.of(RULES.json(), threads)).isEqualTo(RULES);
    assertThat(Rules.of(RULES.json(), threads).json()).isEqualTo(RULES.json());
  }

  @Test
  void areTheSameOnAnyNumberOfThreads() {
    Rules more = Rules.of(RULES.json(), 7);

    assertThat(more.config().threads()).isEqualTo(7);
    assertThat(more.json()).isEqualTo(RULES.json());
    assertThat(RULES.changes(more)).isEmpty();
  }

  @Test
  void ofAnOlderProgramAreAsByDefaultWhereItSaidNothing() {
    Rules old = Rules.of("{\"enrich\":{\"storyThreshold\":410},\"subjects\":[]}", 2);

    assertThat(old.config().storyThreshold()).isEqualTo(410);
    assertThat(old.config().window()).isEqualTo(EnrichConfig.defaults().window());
  }

  @Test
  void sayWhatIsOther() {
    Subject wider = new Subject("power", "Power", List.of("grid"), "What drives it.", null);
    Subject law = new Subject("law", "Law", List.of("court"), null);
    Rules next =
        new Rules(RULES.config().window(Duration.ofDays(3)), new Subjects(List.of(wider, law)));

    assertThat(RULES.changes(next))
        .containsExactly("window: PT72H, was PT50H", "subject law: new", "subject power: changed");
    assertThat(next.changes(RULES)).contains("subject law: gone");
  }

  @Test
  void refusesWhatSaysNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Rules.of("{}", 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Rules.of("no rules", 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.of("{\"enrich\":{\"storyThreshold\":4100},\"subjects\":[]}", 2));
  }
}
