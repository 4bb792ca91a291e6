package tributary.publish.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownAnswersTest {
  private static final Instant BEGIN = Instant.parse("2026-11-16T06:00:00Z");

  @TempDir private Path folder;

  @Test
  void givesBackWhatItKept() {
    KnownAnswers known = at(0);
    assertThat(known.find("k")).isEmpty();
    known.keep("k", "{\"a\":\"ü\"}");
    assertThat(known.find("k")).contains("{\"a\":\"ü\"}");
    assertThat(at(9).find("k")).contains("{\"a\":\"ü\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{\"answer\":\"other\",\"check\":\"x\"}",
        "{\"check\":\"x\"}"
      })
  void takesWhatItCannotReadForNotThere(String content) throws IOException {
    Files.writeString(folder.resolve("k.json"), content);
    KnownAnswers known = at(0);
    assertThat(known.find("k")).isEmpty();
    known.keep("k", "again");
    assertThat(known.find("k")).contains("again");
  }

  @Test
  void believesNoAnswerUnderAnotherName() throws IOException {
    at(0).keep("k", "answer");
    Files.copy(folder.resolve("k.json"), folder.resolve("l.json"));
    assertThat(at(0).find("l")).isEmpty();
  }

  @Test
  void letsTheOldestGo() throws IOException {
    for (int i = 0; i < 8; i++) {
      at(i).keep("k" + i, "answer " + i);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("k3.json", "k4.json", "k5.json", "k6.json", "k7.json");
    }
  }

  @Test
  void keepsNoAnswerThatIsTooLarge() throws IOException {
    at(0).keep("k", "x".repeat(70_000));
    assertThat(at(0).find("k")).isEmpty();
    assertThat(Files.exists(folder.resolve("k.json"))).isFalse();
  }

  @Test
  void goesOnWhereNothingCanBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    KnownAnswers known = new KnownAnswers(file.resolve("model"), 5, clock(0));
    known.keep("k", "answer");
    assertThat(known.find("k")).isEmpty();
  }

  @Test
  void anotherModelPromptOrSentenceIsAnotherQuestion() {
    Question question = new Question("system", "user");
    Endpoint endpoint = endpoint("gemma");
    List<Part> parts = List.of(Part.SIMPLY);
    String key = KnownAnswers.key(endpoint, question, parts);
    assertThat(KnownAnswers.key(endpoint("gemma"), new Question("system", "user"), parts))
        .isEqualTo(key);
    assertThat(
            List.of(
                KnownAnswers.key(endpoint("qwen"), question, parts),
                KnownAnswers.key(endpoint, new Question("other", "user"), parts),
                KnownAnswers.key(endpoint, new Question("system", "other"), parts),
                KnownAnswers.key(endpoint, question, List.of(Part.ANALYSIS))))
        .doesNotContain(key)
        .doesNotHaveDuplicates();
  }

  private static Endpoint endpoint(String model) {
    URI url = URI.create("http://127.0.0.1:1/v1");
    return new Endpoint(url, model, new Key(null), Duration.ofSeconds(1));
  }

  private KnownAnswers at(int minute) {
    return new KnownAnswers(folder, 5, clock(minute));
  }

  private static Clock clock(int minute) {
    return Clock.fixed(BEGIN.plus(Duration.ofMinutes(minute)), ZoneOffset.UTC);
  }
}
