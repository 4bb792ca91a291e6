package tributary.ingest.podcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.item.Chapter;
import tributary.ingest.text.Reading;

class ChaptersTest {
  private static final URI AT = URI.create("http://a.example/c.json");

  private static Reading<List<Chapter>> file(String json) {
    return ChapterFile.read(json.getBytes(StandardCharsets.UTF_8), AT, null);
  }

  private static List<Chapter> notes(String html, @Nullable Duration length) {
    return ShowNotes.chapters(html, length, AT);
  }

  @Test
  void readsAChaptersFile() {
    String json =
        """
        {"version":"1.2.0","author":{"a":[1]},"chapters":[
         {"startTime":90.2,"title":"Second","url":"/x","location":{"name":"n"}},
         {"startTime":0,"title":"First","endTime":9},{"startTime":9,"title":"Hidden","toc":false},
         {"startTime":"00:03:00","title":"\\u0007Third","url":"javascript:x"},
         {"startTime":-4,"title":"Before"},{"startTime":5,"img":"only.png"},[1],null]}
        """;

    assertThat(file(json))
        .isEqualTo(
            new Reading.Read<>(
                List.of(
                    new Chapter(0, "First", null),
                    new Chapter(90, "Second", URI.create("http://a.example/x")),
                    new Chapter(180, "Third", null)),
                null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "<html></html>",
        "[1,2]",
        "{\"chapters\":{\"startTime\":1}}",
        "{\"chapters\":[{\"startTime\":1,\"title\":{}}]}",
        "{\"chapters\":null}",
        "\"chapters\""
      })
  void namesAFileWithoutChapters(String json) {
    assertThat(file(json))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            none -> assertThat(none.problem()).startsWith("the chapters file is of no use: it "));
  }

  @Test
  void isBoundedInDepthAndKeepsWhatCameBeforeTheDamage() {
    String good = "{\"chapters\":[{\"startTime\":1,\"title\":\"A\"}";
    assertThat(file(good + ",{\"x\":" + "[".repeat(200_000))).isInstanceOf(Reading.Read.class);
    assertThat(file(good + "]} and more"))
        .isEqualTo(
            new Reading.Read<>(List.of(new Chapter(1, "A", null)), "it is no JSON all through"));
    assertThat(file("[".repeat(200_000))).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void readsStampsBeforeTopics() {
    String html =
        "<p>Today with Ada. We recorded at 10:30 in Rome.</p><ul><li>00:00 Intro</li>"
            + "<li>(1:02) – News: 3 things</li><li>[12:34] • <a href='/x'>Power</a> &amp; more</li>"
            + "<li>▶️ 00:59:59 - 01:10:00 Talk</li><li>1:10:00</li></ul><p>01:00 Wieder</p>";

    assertThat(notes(html, null))
        .containsExactly(
            new Chapter(0, "Intro", null),
            new Chapter(62, "News: 3 things", null),
            new Chapter(754, "Power & more", null),
            new Chapter(3599, "Talk", null));
  }

  @Test
  void readsStampsBehindTopicsAndBetweenBreaks() {
    assertThat(notes("Intro - 0:00<br>Middle (12:34)<br>End ... [1:02:03].", Duration.ofHours(2)))
        .containsExactly(
            new Chapter(0, "Intro", null),
            new Chapter(754, "Middle", null),
            new Chapter(3723, "End", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:00 Intro<br>01:00 One", // too few
        "18:00 Doors<br>19:00 Show<br>21:30 End", // far from the beginning
        "00:00 A<br>10:00 B<br>59:00 C<br>90:00 D", // behind the end
        "01:30pm A<br>02:30pm B<br>03:30pm C", // times of the day
        "30:00 C<br>20:00 B<br>10:00 A", // falling
        "It is 1:0 for us<br>and 3:20 in the end", // no stamps
        ""
      })
  void believesNoOthers(String html) {
    assertThat(notes(html, Duration.ofHours(1))).isEmpty();
  }
}
