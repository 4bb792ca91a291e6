package tributary.ingest.podcast;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.ingest.podcast.TranscriptsTest.Form.HTML;
import static tributary.ingest.podcast.TranscriptsTest.Form.TEXT;
import static tributary.ingest.podcast.TranscriptsTest.Form.VTT;
import static tributary.ingest.podcast.TranscriptsTest.read;
import static tributary.ingest.podcast.TranscriptsTest.reading;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.item.Utterance;
import tributary.ingest.podcast.TranscriptsTest.Form;

class HostileTranscriptsTest {
  private static final URI AT = URI.create("https://show.example/words");

  @Test
  void readsSixHoursWordByWord() {
    StringBuilder vtt = new StringBuilder("WEBVTT\n");
    for (int word = 0; word < 54_000; word++) {
      vtt.append(
          "\n%02d:%02d:%02d.000 --> 09:00:00.000\n%s\n"
              .formatted(
                  word / 9000,
                  word / 150 % 60,
                  word / 3 % 60,
                  word % 10 == 0 ? "The" : word % 10 == 9 ? "end." : "word"));
    }

    List<Utterance> said = read(vtt.toString(), VTT);

    assertThat(said.size()).isEqualTo(5400);
    assertThat(said.getLast().text()).startsWith("The word").endsWith("word end.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<v ",
        "\n \n",
        "00:00 --> ",
        "00:00 --> 00:01\nx\n",
        "{\"segments\":[",
        "[[",
        "[{",
        "{\"a\":",
        "&amp",
        "<p>",
        "<cite><time><p>",
        "Ada: ",
        "[00:01] A: ",
        "\u0000",
        "- >> ",
        "{\\",
        "A A A A A A ",
        "[(",
        "1\n"
      })
  void isDoneSoonWithAMegabyteOfAnything(String piece) {
    String junk = piece.repeat(1_000_000 / piece.length());
    for (Form form : List.of(VTT, HTML, TEXT)) {
      Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> reading(junk, form));
    }
  }

  @Test
  void endsWithAWordForEveryDamage() {
    String whole =
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hi &amp; ho</v>\n\n{\"segments\":[{\"body\":1}]}"
            + "<cite>A</cite><time>1:00</time><p>x</p>\n[00:01] Ada: x\n";
    List<Form> forms = List.of(Form.values());
    Random random = new Random(20_261_124);
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = whole.substring(random.nextInt(60)).getBytes(StandardCharsets.UTF_8);
      for (int hit = 0; hit < 6; hit++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Form form = forms.get(round % forms.size());
      assertThat(Transcripts.read(bytes, AT, form.type, null)).isNotNull();
    }
  }
}
