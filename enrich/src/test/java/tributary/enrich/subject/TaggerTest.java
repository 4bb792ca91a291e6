package tributary.enrich.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.item.SubjectTag;

/// From seeds alone, before anything was learnt.
class TaggerTest {
  private final Tagger tagger =
      new Tagger(
          new Subjects(
              List.of(
                  subject("energy", null),
                  subject("power", "energy", "power grid", "turbine"),
                  subject("wind", "power", "wind farm", "rotor"),
                  subject("banks", null, "interest rate", "банк", "銀行"))));

  private static Subject subject(String id, @Nullable String parent, String... seeds) {
    return new Subject(id, id, List.of(seeds), null, parent);
  }

  private List<SubjectTag> tags(String title, String text) {
    return tagger.tag(Desk.item("a", title, text));
  }

  @Test
  void aPassingMentionIsNotEnoughAndSeedsAreNamedOtherwise() {
    assertThat(tags("A trip", "We saw one turbine there and went home.")).isEmpty();
    assertThat(tags("Turbine makers", "Turbine orders grow while the power grid waits."))
        .first()
        .extracting(SubjectTag::subject, SubjectTag::score, SubjectTag::reason)
        .containsExactly("power", 600, "turbine, power grid");
  }

  @Test
  void whatIsAboutASubjectIsAboutTheWiderOnesToo() {
    assertThat(tags("Wind farm opens", "The wind farm has one rotor."))
        .extracting(SubjectTag::subject)
        .containsExactly("wind", "power", "energy");
  }

  @Test
  void anItemMayHaveSeveralSubjects() {
    assertThat(tags("Interest rate hits turbine", "Turbine; interest rate."))
        .extracting(SubjectTag::subject)
        .containsExactly("banks", "power", "energy");
  }

  @Test
  void readsOtherScripts() {
    assertThat(tags("Банк повысил ставку", "Банк сообщил сегодня."))
        .extracting(SubjectTag::subject)
        .containsExactly("banks");
    assertThat(tags("銀行が発表", "銀行は今日")).extracting(SubjectTag::subject).containsExactly("banks");
  }

  @Test
  void anEmptyItemIsAboutNothing() {
    assertThat(tags("", "")).isEmpty();
  }

  @Test
  void refusesAParentThatIsNotListed() {
    assertThatThrownBy(() -> new Subjects(List.of(subject("a", "b", "x"))))
        .hasMessage("'parent' of subject 'a' is 'b', which is not listed: one of [a]");
  }

  @Test
  void refusesParentsInACircle() {
    assertThatThrownBy(() -> new Subjects(List.of(subject("a", "b", "x"), subject("b", "a", "y"))))
        .hasMessage("'parent' of subject 'a' leads round in a circle: a > b > a");
  }

  @Test
  void refusesWhatNothingCouldBeTaggedWith() {
    assertThatThrownBy(() -> new Subjects(List.of(subject("a", null))))
        .hasMessageContaining("'a' has no 'seeds'");
    assertThatThrownBy(() -> subject("a", null, " ")).hasMessageContaining("empty seed");
  }
}
