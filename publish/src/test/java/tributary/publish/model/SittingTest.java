package tributary.publish.model;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.model.PlayedModel.answer;
import static tributary.publish.model.PlayedModel.completion;
import static tributary.publish.model.PlayedModel.refusing;
import static tributary.publish.model.PlayedModel.said;
import static tributary.publish.model.PlayedModel.saying;
import static tributary.publish.model.PlayedModel.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;

/// What a model is asked, and what is made of its answer.
@Timeout(120)
class SittingTest {
  private static final String GOOD = answer(said(SmallStory.FIRST, "s1")).toString();

  @TempDir private Path folder;
  private PlayedModel model;
  private AtWork work;

  @BeforeEach
  void open() throws IOException {
    model = new PlayedModel(saying(GOOD));
    work = new AtWork(model, folder);
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void makesTheCitationItselfOfTheSentenceThatTheModelNames() {
    SmallStory story = SmallStory.english("a");
    Digest.Generated generated = work.comment(story).orElseThrow();
    Claim claim =
        new Claim(SmallStory.FIRST, List.of(new Citation("a", "t0", SmallStory.FIRST, null)));
    assertThat(generated)
        .isEqualTo(
            new Digest.Generated(
                "played",
                List.of(claim),
                List.of(claim),
                List.of(claim),
                List.of(claim),
                List.of(),
                0));
  }

  @Test
  void asksByASchemaAndWithoutChance() {
    work.comment(SmallStory.english("a"));
    JsonNode asked = model.asked().getFirst();
    assertThat(asked.path("temperature").asDouble()).isZero();
    assertThat(asked.path("seed").asInt()).isEqualTo(1);
    assertThat(asked.path("max_tokens").asInt()).isEqualTo(Chat.ANSWER);
    JsonNode schema = asked.path("response_format").path("json_schema").path("schema");
    assertThat(schema.path("required"))
        .extracting(JsonNode::asText)
        .containsExactly("simply", "analysis", "optimistic", "pessimistic");
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void stopsAskingAfterThreeFailuresInARow() {
    model.behave(refusing(500));
    try (Sitting sitting = work.sitting(AtWork.PATIENT, AtWork.LIMITS)) {
      for (int i = 0; i < 10; i++) {
        assertThat(AtWork.on(sitting, SmallStory.english("story " + i))).isEmpty();
      }
      assertThat(AtWork.problem(sitting))
          .isEqualTo("it answered 500 (3 times); then nothing more was asked: 3 failures in a row");
      assertThat(sitting.account("e", List.of()))
          .isEqualTo(new Digest.ModelUse("played", 3, 0, 0, 0));
    }
    assertThat(model.asked()).hasSize(3);
  }

  @Test
  void stopsAskingAtOnceWhereTheKeyIsRefused() {
    model.behave(refusing(401));
    try (Sitting sitting = work.sitting(AtWork.PATIENT, AtWork.LIMITS)) {
      AtWork.on(sitting, SmallStory.english("a"));
      AtWork.on(sitting, SmallStory.english("b"));
    }
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void makesNoMoreCallsThanItMay() {
    try (Sitting sitting =
        work.sitting(AtWork.PATIENT, new Limits(Duration.ofMinutes(5), 2, 200_000))) {
      assertThat(Stream.of("a", "b", "c").map(SmallStory::english).map(s -> AtWork.on(sitting, s)))
          .extracting(Optional::isPresent)
          .containsExactly(true, true, false);
      assertThat(AtWork.problem(sitting)).isEqualTo("all 2 calls are made");
      assertThat(sitting.account("e", List.of()))
          .isEqualTo(new Digest.ModelUse("played", 2, 0, 2000, 0));
    }
  }

  @Test
  void makesNoCallThatCouldGoOverTheTokens() {
    model.behave((exchange, asked) -> send(exchange, 200, completion(GOOD, "stop", 199_000)));
    try (Sitting sitting = work.sitting(AtWork.PATIENT, AtWork.LIMITS)) {
      assertThat(AtWork.on(sitting, SmallStory.english("a"))).isPresent();
      assertThat(AtWork.on(sitting, SmallStory.english("b"))).isEmpty();
      assertThat(AtWork.problem(sitting)).isEqualTo("another call could go over 200000 tokens");
    }
  }

  @Test
  void asksNothingTwice() {
    SmallStory story = SmallStory.english("a");
    Optional<Digest.Generated> first = work.comment(story);
    try (Sitting sitting = work.sitting(AtWork.PATIENT, AtWork.LIMITS)) {
      assertThat(AtWork.on(sitting, story)).isEqualTo(first).isPresent();
      assertThat(sitting.account("e", List.of()))
          .isEqualTo(new Digest.ModelUse("played", 0, 1, 0, 0));
    }
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void asksAgainWhereTheKeptAnswerCannotBeRead() throws IOException {
    SmallStory story = SmallStory.english("a");
    work.comment(story);
    try (Stream<Path> kept = Files.list(folder)) {
      for (Path file : kept.toList()) {
        Files.writeString(file, Files.readString(file).substring(7));
      }
    }
    assertThat(work.comment(story)).isPresent();
    assertThat(work.comment(story)).isPresent();
    assertThat(model.asked()).hasSize(2);
  }

  @Test
  void withholdsWhatNamesNoSentenceThatItWasShown() {
    model.behave(saying(answer(said(SmallStory.FIRST, "s1", "s99")).toString()));
    Digest.Generated generated = work.comment(SmallStory.english("a")).orElseThrow();
    assertThat(generated.simply()).isEmpty();
    assertThat(generated.withheld()).isEqualTo(4);
  }

  @Test
  void readsItsKeyWhereItStandsAndShowsItToTheEndpointAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "secret-of-the-house\n");
    model.behave(refusing(401));
    Commentator commentator =
        work.commentator(model.url(), file.toString(), AtWork.PATIENT, AtWork.LIMITS);
    try (Sitting sitting = commentator.sit(() -> false)) {
      AtWork.on(sitting, SmallStory.english("a"));
      assertThat(model.keys()).containsExactly("Bearer secret-of-the-house");
      assertThat(AtWork.problem(sitting) + commentator).doesNotContain("secret");
    }
  }

  @Test
  void asksNothingWithoutTheKeyThatItShouldHave() {
    try (Sitting sitting =
        work.commentator(model.url(), "NO_SUCH_KEY", AtWork.PATIENT, AtWork.LIMITS)
            .sit(() -> false)) {
      assertThat(AtWork.on(sitting, SmallStory.english("a"))).isEmpty();
      assertThat(AtWork.problem(sitting)).contains("NO_SUCH_KEY");
    }
    assertThat(model.asked()).isEmpty();
  }
}
