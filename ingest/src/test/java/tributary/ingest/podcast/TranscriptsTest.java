package tributary.ingest.podcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.events.item.Chapter;
import tributary.events.item.Utterance;
import tributary.ingest.text.Reading;

class TranscriptsTest {
  private static Reading<List<Utterance>> read(String text, String type) {
    return Transcripts.read(text.getBytes(StandardCharsets.UTF_8), type, null);
  }

  @Test
  void readsWebVttWithVoicesAndJoinsTornSentences() {
    String vtt =
        """
        WEBVTT

        NOTE made by hand

        1
        00:00:01.000 --> 00:00:04.000 align:start
        <v Ada>Today we look at
        new &amp; old

        00:04.000 --> 00:06.000
        <v Ada>chips.

        00:01:06.000 --> 00:01:08.000
        <v Bob>Good.
        """;

    assertThat(read(vtt, "text/vtt"))
        .isEqualTo(
            new Reading.Read<>(
                List.of(
                    new Utterance(1, "Ada", "Today we look at new & old chips."),
                    new Utterance(66, "Bob", "Good.")),
                null));
  }

  @Test
  void readsSubRip() {
    String srt =
        """
        1
        00:00:01,500 --> 00:00:04,000
        Ada: Hello there.

        2
        01:00:05,000 --> 01:00:06,000
        Bob: Bye.
        """
            .replace("\n", "\r\n");

    assertThat(read(srt, "application/x-subrip"))
        .isEqualTo(
            new Reading.Read<>(
                List.of(
                    new Utterance(1, "Ada", "Hello there."), new Utterance(3605, "Bob", "Bye.")),
                null));
  }

  @Test
  void readsJson() {
    String json =
        """
        {"version":"1.0.0","segments":[
         {"speaker":"Ada","startTime":0.5,"endTime":2,"body":"One"},
         {"speaker":"Ada","startTime":2,"endTime":3,"body":"sentence."},
         {"startTime":61,"body":"Next."}]}
        """;

    assertThat(read(json, "application/json"))
        .isEqualTo(
            new Reading.Read<>(
                List.of(new Utterance(0, "Ada", "One sentence."), new Utterance(61, null, "Next.")),
                null));
  }

  @Test
  void readsPlainText() {
    assertThat(read("Ada: First.\n\nStill\nsecond.\n", "text/plain"))
        .isEqualTo(
            new Reading.Read<>(
                List.of(new Utterance(0, "Ada", "First."), new Utterance(0, null, "Still second.")),
                null));
  }

  @Test
  void saysThatNothingIsInIt() {
    assertThat(read("<html>not found</html>", "application/json"))
        .isEqualTo(new Reading.Unreadable<>("the transcript holds no words"));
    assertThat(read("WEBVTT\n", "text/vtt")).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void readsAChaptersFile() {
    String json =
        """
        {"version":"1.2.0","chapters":[
         {"startTime":90.2,"title":"Second","url":"http://a.example/x"},
         {"startTime":0,"title":"First"},{"startTime":9,"title":"Hidden","toc":false}]}
        """;

    assertThat(
            ChapterFile.read(
                json.getBytes(StandardCharsets.UTF_8), URI.create("http://a.example/c.json")))
        .isEqualTo(
            new Reading.Read<>(
                List.of(
                    new Chapter(0, "First", null),
                    new Chapter(90, "Second", URI.create("http://a.example/x"))),
                null));
  }
}
