package tributary.ingest.podcast;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.ingest.podcast.TranscriptsTest.Form.HTML;
import static tributary.ingest.podcast.TranscriptsTest.Form.JSON;
import static tributary.ingest.podcast.TranscriptsTest.Form.SRT;
import static tributary.ingest.podcast.TranscriptsTest.Form.TEXT;
import static tributary.ingest.podcast.TranscriptsTest.Form.VTT;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tributary.events.item.Utterance;
import tributary.ingest.text.Reading;

class TranscriptsTest {
  private static final URI AT = URI.create("https://show.example/words");

  enum Form {
    VTT("text/vtt"),
    SRT("application/x-subrip"),
    JSON("application/json"),
    HTML("text/html"),
    TEXT("text/plain");

    final String type;

    Form(String type) {
      this.type = type;
    }
  }

  static Reading<List<Utterance>> reading(String text, Form form) {
    return Transcripts.read(text.getBytes(StandardCharsets.UTF_8), AT, form.type, null);
  }

  static List<Utterance> read(String text, Form form) {
    return reading(text, form) instanceof Reading.Read<List<Utterance>>(var said, var ignored)
        ? said
        : List.of();
  }

  private static Utterance by(int start, String speaker, String text) {
    return new Utterance(start, speaker, text);
  }

  private static Utterance said(int start, String text) {
    return new Utterance(start, null, text);
  }

  @Test
  void readsWebVttWithVoicesAndJoinsTornSentences() {
    String vtt =
        """
        \uFEFFWEBVTT - of today
        X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000

        STYLE
        ::cue { color: red }

        REGION
        id:fred

        NOTE made by hand
        Ada: not this

        intro
        00:00:01.000 --> 00:00:04.000 align:start position:0%
        <v.loud Ada>Today we look at
        <i>new</i> &amp; old

        00:04.000 --> 00:06.000
        <v Ada>chips.

        00:01:06.000 --> 00:01:08.000
        <v Bob>Good.</v> <v Ada>Is it?

        01:01:08.000 --> 01:01:09.000
        [Music]

        100:01:08.000 --> 100:01:09.000
        It is.
        """;

    assertThat(read(vtt, VTT))
        .containsExactly(
            by(1, "Ada", "Today we look at new & old chips."),
            by(66, "Bob", "Good."),
            by(66, "Ada", "Is it?"),
            by(360_068, "Ada", "It is."));
  }

  @Test
  void readsSubRipAsItIsFoundInTheWild() {
    String srt =
        """
        1
        00:00:01,500 --> 00:00:04,000
        Ada King: Hello <font color="red">there</font>,

        all of you.

        00:00:05.000 --> 00:00:06.000
        {\\an8}We saw 3 of them:

        7
        00:00:07,0 --> 00:00:08,0
        42

        8
        01:00:05,000 --> 01:00:06,000
        - Bob: Bye.
        - Good bye.
        """
            .replace("\n", "\r\n");

    assertThat(read(srt, SRT))
        .containsExactly(
            by(1, "Ada King", "Hello there, all of you."),
            by(5, "Ada King", "We saw 3 of them: 42"),
            by(3605, "Bob", "Bye."),
            said(3605, "Good bye."));
  }

  @Test
  void saysRollingCaptionsOnce() {
    String vtt =
        """
        WEBVTT
        Kind: captions

        00:00:00.160 --> 00:00:02.869 align:start position:0%
        \s
        hello<00:00:00.480><c> and</c>

        00:00:02.869 --> 00:00:02.879 align:start position:0%
        hello and
        \s

        00:00:02.879 --> 00:00:05.000 align:start position:0%
        hello and
        welcome<00:00:03.480><c> to</c>

        00:00:05.000 --> 00:00:05.010 align:start position:0%
        welcome to
        \s

        00:00:05.010 --> 00:00:07.000 align:start position:0%
        welcome to
        the show
        """;

    assertThat(read(vtt, VTT)).containsExactly(said(0, "hello and welcome to the show"));
  }

  @Test
  void keepsWhatPeopleSayTwice() {
    String vtt = "WEBVTT\n";
    for (String words : List.of("No.", "No.", "Why not?", "Well.", "It rains.", "So what?")) {
      vtt += "\n00:00:01.000 --> 00:00:02.000\n" + words + "\n";
    }

    assertThat(read(vtt, VTT)).extracting(Utterance::text).startsWith("No.", "No.").hasSize(6);
  }

  @Test
  void joinsJsonThatIsWrittenWordByWord() {
    String json =
        """
        {"version":"1.0.0","segments":[
         {"speaker":"Ada","startTime":0.5,"endTime":2,"body":"One"},
         {"speaker":"Ada","startTime":2,"endTime":3,"body":"sentence"},
         {"speaker":"Ada","startTime":2.5,"body":"."},
         {"speaker":"<b>Ada</b>\\u0007","startTime":3,"body":"Two\\n"},
         {"startTime":"00:01:01.5","body":"Next."},
         {"startTime":-5,"body":{"a":1}},{"startTime":1e300,"body":"No time."},null,[[]]]}
        """;

    assertThat(read(json, JSON))
        .containsExactly(
            by(0, "Ada", "One sentence."), by(3, "Ada", "Two Next."), said(61, "No time."));
  }

  @Test
  void readsTheJsonOfPodloveAndWhisper() {
    assertThat(read("[{\"start\":\"00:00:07.100\",\"voice\":\"Tim\",\"text\":\"Hi.\"}]", JSON))
        .containsExactly(by(7, "Tim", "Hi."));
    assertThat(read("{\"text\":\"Hi.\",\"segments\":[{\"start\":7.1,\"text\":\" Hi.\"}]}", JSON))
        .containsExactly(said(7, "Hi."));
  }

  @Test
  void readsTheHtmlOfTheNamespace() {
    String html =
        """
        <!DOCTYPE html><html><body>
        <cite>Kevin:</cite><time>0:05</time><p>We read <cite>Emma</cite> &amp; more</p>
        <cite>Alban :</cite><time>1:00:09</time><p>You do.</p><p>Truly.</p></body></html>
        """;

    assertThat(read(html, HTML))
        .containsExactly(
            by(5, "Kevin", "We read Emma & more"),
            by(3609, "Alban", "You do."),
            by(3609, "Alban", "Truly."));
  }

  @Test
  void readsAnyOtherHtmlByItsParagraphs() {
    String html =
        "<html><head><title>T</title></head><body><nav><p>Home</p></nav><h1>Show</h1>"
            + "<p><b>Ada:</b> First.<br>[00:01:02] Bob: Second.</p><div>Third.</div>"
            + "<footer>Imprint</footer></body></html>";

    assertThat(read(html, HTML))
        .containsExactly(
            said(0, "Show"), by(0, "Ada", "First."), by(62, "Bob", "Second."), said(62, "Third."));
  }

  @Test
  void readsPlainTextWithTimesAndSpeakers() {
    String text =
        """
        Ada: First.

        Still
        second.
        [00:01:02] Bob: Third.
        00:02:00 - Fourth
        Ada King (00:03:00)
        Fifth.

        SPEAKER_01 04:00:

        Sixth. We met at 10:30 and said: yes.
        In short: no.
        **Mike Schmidt**: Seventh.
        """;

    assertThat(read(text, TEXT))
        .containsExactly(
            by(0, "Ada", "First."),
            said(0, "Still second."),
            by(62, "Bob", "Third."),
            said(120, "Fourth"),
            by(180, "Ada King", "Fifth."),
            by(240, "SPEAKER_01", "Sixth. We met at 10:30 and said: yes. In short: no."),
            by(240, "Mike Schmidt", "Seventh."));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void goesByWhatAFileShowsItselfToBe(Form promised) {
    String cue = "00:00:02.000 --> 00:00:03.000\nHello.\n";
    assertThat(read("WEBVTT\n\n" + cue, promised)).containsExactly(said(2, "Hello."));
    assertThat(read("\n1\n" + cue, promised)).containsExactly(said(2, "Hello."));
    assertThat(read(" {\"segments\":[{\"startTime\":2,\"body\":\"Hello.\"}]}", promised))
        .containsExactly(said(2, "Hello."));
    assertThat(read("<cite>Ada</cite><time>0:02</time><p>Hello.</p>", promised))
        .containsExactly(by(2, "Ada", "Hello."));
  }

  @Test
  void namesWhatIsNoTranscript() {
    assertThat(reading("<html><p>Please log in</p></html>", JSON))
        .isEqualTo(new Reading.Unreadable<>("an HTML page came in place of the transcript"));
    assertThat(reading("{\"error\":\"none\"}", VTT))
        .isEqualTo(new Reading.Unreadable<>("the transcript holds no words"));
    assertThat(reading("WEBVTT\n", VTT)).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading("", TEXT)).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading("ID3\u0003\u0000\u0000\u0001\u0002".repeat(99), TEXT))
        .isEqualTo(new Reading.Unreadable<>("the transcript is no text"));
  }

  @Test
  void keepsWhatIsWholeOfACutFile() {
    String json = "{\"segments\":[{\"startTime\":2,\"body\":\"Hello.\"},{\"startTime\":3,\"bo";
    assertThat(read(json, JSON)).containsExactly(said(2, "Hello."));
  }
}
