package tributary.publish.model;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.model.PlayedModel.answer;
import static tributary.publish.model.PlayedModel.refusing;
import static tributary.publish.model.PlayedModel.said;
import static tributary.publish.model.PlayedModel.saying;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.Sentence;
import tributary.publish.SampleWeek;
import tributary.publish.digest.Commented;
import tributary.publish.proof.Original;

/// A whole edition, and the model that is to comment on it.
@Timeout(120)
class EditionTest {
  private static final Digest EDITION = SampleWeek.digest();
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @TempDir private Path folder;

  enum Misbehaviour {
    SLOW,
    BUSY,
    BUSY_WITHOUT_END,
    BROKEN,
    CUT,
    SHAPELESS,
    HUGE,
    FOREIGN,
    INVENTING
  }

  private static PlayedModel.Manners manners(Misbehaviour misbehaviour) {
    return switch (misbehaviour) {
      case SLOW -> (exchange, asked) -> silent();
      case BUSY -> refusing(429, "Retry-After", "100000");
      case BUSY_WITHOUT_END -> refusing(429, "Retry-After", "0");
      case BROKEN -> refusing(500);
      case CUT -> saying(answer(said(SmallStory.FIRST, "s1")).toString().substring(0, 60));
      case SHAPELESS -> saying("{\"answer\":42}");
      case HUGE -> saying("x".repeat(2 * BoundedClient.MOST));
      case FOREIGN ->
          saying(answer(said("Das ist nicht die Sprache, in der er es soll.", "s1")).toString());
      case INVENTING ->
          saying(answer(said("Zuckerberg paid 77 billion dollars.", "s1")).toString());
    };
  }

  private static void silent() {
    try {
      NEVER.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @EnumSource(Misbehaviour.class)
  void isWholeWhateverTheEndpointDoes(Misbehaviour misbehaviour) throws IOException {
    try (PlayedModel model = new PlayedModel(manners(misbehaviour))) {
      boolean slow = misbehaviour == Misbehaviour.SLOW;
      Digest whole = commented(model, slow ? Duration.ofMillis(500) : AtWork.PATIENT);
      assertThat(whole.model()).isNotNull();
      assertThat(whole.with(bare(whole), null)).isEqualTo(EDITION);
      assertThat(whole.entries())
          .extracting(Digest.Entry::generated)
          .allMatch(added -> added == null || added.simply().isEmpty());
      assertThat(model.asked()).hasSizeLessThanOrEqualTo(40);
    }
  }

  @Test
  void saysWhatTheModelWasAskedAndWhatWasWithheld() throws IOException {
    try (PlayedModel model = new PlayedModel(manners(Misbehaviour.INVENTING))) {
      Digest.ModelUse use = commented(model, AtWork.PATIENT).model();
      assertThat(use).isNotNull();
      int told = (int) EDITION.entries().stream().filter(e -> !e.insights().isEmpty()).count();
      assertThat(use).isEqualTo(new Digest.ModelUse("played", told, 0, told * 1000L, told * 4));
    }
  }

  private Digest commented(PlayedModel model, Duration timeout) {
    try (Sitting sitting = new AtWork(model, folder).sitting(timeout, AtWork.LIMITS)) {
      List<Digest.Entry> entries = Commented.entries(EDITION, sitting, EditionTest::original);
      return EDITION.with(entries, sitting.account(EDITION.edition(), entries));
    }
  }

  private static List<Digest.Entry> bare(Digest digest) {
    return digest.entries().stream().map(entry -> entry.with(null)).toList();
  }

  /// What the edition quotes of an item is all that it says.
  private static Optional<Original> original(String item) {
    List<Sentence> sentences = new ArrayList<>();
    for (Digest.Entry entry : EDITION.entries()) {
      for (Insight insight : entry.insights()) {
        insight.citations().stream()
            .filter(citation -> citation.item().equals(item))
            .forEach(c -> sentences.add(new Sentence(c.sentence(), c.quote(), c.second(), null)));
      }
    }
    return Optional.of(new Original(item, 1, "Title", "en", sentences));
  }
}
