package tributary.enrich.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tributary.events.item.SubjectTag;
import tributary.events.subject.SubjectModel;
import tributary.events.topic.Json;

class TrainerTest {
  private static final Instant THEN = Instant.parse("2026-11-09T08:00:00Z");

  private static SubjectModel trained(Subjects subjects, List<Reading> items) {
    return new Trainer(subjects, _ -> {}).learn(items).model(THEN, THEN, null);
  }

  private static List<String> tags(Tagger tagger, String title, String text) {
    return tagger.tag(Desk.item("x", title, text)).stream().map(SubjectTag::subject).toList();
  }

  @Test
  void learnsWordsThatAreNoSeeds() {
    Tagger seeds = new Tagger(Desk.subjects());
    Tagger tagger = new Tagger(Desk.subjects(), trained(Desk.subjects(), Desk.paper()));
    String said = "The keeper saved the penalty from the winger.";

    assertThat(tags(seeds, "Sunday", said)).isEmpty();
    assertThat(tags(tagger, "Sunday", said)).containsExactly("football");
    assertThat(tags(tagger, "Monday", "The booster and the capsule left the launchpad."))
        .containsExactly("orbit");
  }

  @Test
  void tellsWhichWordsSpoke() {
    Tagger tagger = new Tagger(Desk.subjects(), trained(Desk.subjects(), Desk.paper()));

    SubjectTag tag =
        tagger.tag(Desk.item("x", "Sunday", "The keeper saved the penalty.")).getFirst();

    assertThat(tag.reason()).contains("keeper").contains("penalty").doesNotContain("saved");
    assertThat(tag.score()).isBetween(TrainedTagger.SAID, 1000);
  }

  @Test
  void anItemOfAnotherMatterHasNoSubject() {
    Tagger tagger = new Tagger(Desk.subjects(), trained(Desk.subjects(), Desk.paper()));

    assertThat(tags(tagger, "Dinner", "Simmer the garlic with oregano; butter the dough."))
        .isEmpty();
    assertThat(tags(tagger, "", "")).isEmpty();
    assertThat(tags(tagger, "Zwölf", "Ganz andere Wörter kommen hier.")).isEmpty();
  }

  @Test
  void anItemOfTwoMattersHasBoth() {
    Tagger tagger = new Tagger(Desk.subjects(), trained(Desk.subjects(), Desk.paper()));

    assertThat(
            tags(
                tagger,
                "Goal and satellite",
                "Striker, penalty, keeper; rocket, booster, capsule."))
        .containsExactlyInAnyOrder("football", "orbit");
  }

  @Test
  void theOrderOfTheItemsChangesNothing() throws JsonProcessingException {
    List<Reading> items = Desk.paper();
    String first = Json.MAPPER.writeValueAsString(trained(Desk.subjects(), items));
    for (int seed = 1; seed <= 3; seed++) {
      List<Reading> shuffled = new ArrayList<>(items);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(Json.MAPPER.writeValueAsString(trained(Desk.subjects(), shuffled)))
          .isEqualTo(first);
    }
  }

  @Test
  void aModelIsTheSameAfterItsRecordWasReadBack() throws JsonProcessingException {
    SubjectModel model = trained(Desk.subjects(), Desk.paper());
    SubjectModel read =
        Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(model), SubjectModel.class);

    for (Reading item : Desk.paper()) {
      assertThat(new Tagger(Desk.subjects(), read).tag(item))
          .isEqualTo(new Tagger(Desk.subjects(), model).tag(item));
    }
  }

  @Test
  void seedsSpeakForASubjectThatTheModelDoesNotKnow() {
    SubjectModel model = trained(Desk.subjects(), Desk.paper());
    Subjects changed =
        new Subjects(
            List.of(
                new Subject("football", "Football", List.of("goal", "referee"), null),
                new Subject("orbit", "Orbit", List.of("satellite"), null),
                new Subject("chess", "Chess", List.of("checkmate"), null)));
    Tagger tagger = new Tagger(changed, model);

    assertThat(tags(tagger, "Sunday", "The keeper saved the penalty.")).isEmpty();
    assertThat(tags(tagger, "Referee", "The referee was right.")).containsExactly("football");
    assertThat(tags(tagger, "Checkmate", "It was checkmate at last.")).contains("chess");
    assertThat(tags(tagger, "Monday", "The booster and the capsule left the launchpad."))
        .containsExactly("orbit");
  }

  @Test
  void otherScriptsAreLearntToo() {
    List<Reading> items = new ArrayList<>(Desk.paper());
    for (int i = 0; i < 30; i++) {
      items.add(
          Desk.item("ru-" + i, i % 3 == 0 ? "Шахматы" : "Новости", "ферзь ладья гроссмейстер"));
    }
    Subjects subjects =
        new Subjects(
            List.of(
                new Subject("football", "Football", List.of("goal"), null),
                new Subject("chess", "Chess", List.of("шахматы"), null)));
    Tagger tagger = new Tagger(subjects, trained(subjects, items));

    assertThat(tags(tagger, "Турнир", "Гроссмейстер отдал ферзь за ладья."))
        .containsExactly("chess");
  }

  @Test
  void saysWhyNothingCanBeLearnt() {
    Subjects subjects = new Subjects(List.of(new Subject("a", "A", List.of("zeppelin"), null)));

    assertThatThrownBy(() -> trained(subjects, Desk.paper()))
        .hasMessage("none of 120 items holds a seed: nothing can be learnt");
    assertThatThrownBy(() -> trained(subjects, List.of()))
        .hasMessageContaining("there are no items");
  }
}
