package tributary.ingest.podcast;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Utterance;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;

/// Transcripts of episodes: WebVTT, SubRip, the JSON of the podcast namespace, HTML and plain text.
/// What a file shows itself to be goes before what is said of it: types are often wrong.
public final class Transcripts {
  private static final int HEAD = 4096;
  private static final int ODD = 50;

  private Transcripts() {}

  /// Reads the transcript found at `at`.
  ///
  /// @param type media type as the feed has it, lower case; may be empty
  /// @param contentType of the answer, for its characters
  public static Reading<List<Utterance>> read(
      byte[] bytes, URI at, String type, @Nullable String contentType) {
    String text = CharacterSet.decode(bytes, contentType).replace("\r\n", "\n").replace('\r', '\n');
    if (binary(text)) {
      return new Reading.Unreadable<>("the transcript is no text");
    }
    TranscriptForm said = TranscriptForm.of(type, at);
    TranscriptForm shown = TranscriptForm.shown(text.stripLeading());
    TranscriptForm form = shown != null ? shown : said != null ? said : TranscriptForm.TEXT;
    boolean page = form == TranscriptForm.HTML && said != TranscriptForm.HTML && said != null;
    return read(text.stripLeading(), form, page);
  }

  /// @param page whether HTML came where something else was promised: most likely no transcript
  private static Reading<List<Utterance>> read(String text, TranscriptForm form, boolean page) {
    List<Utterance> words =
        switch (form) {
          case JSON -> json(text);
          case VTT, SRT -> Cues.read(text);
          case HTML -> TranscriptPage.read(text, page);
          case TEXT -> PlainTranscript.read(text);
        };
    if (!words.isEmpty()) {
      return new Reading.Read<>(words, null);
    }
    return new Reading.Unreadable<>(
        page ? "an HTML page came in place of the transcript" : "the transcript holds no words");
  }

  private static boolean binary(String text) {
    String head = text.substring(0, Math.min(text.length(), HEAD));
    long odd =
        head.chars()
            .filter(c -> c == 0xFFFD || (Character.isISOControl(c) && !Character.isWhitespace(c)))
            .count();
    return odd * ODD > head.length();
  }

  /// Segments, under the names that the namespace, Podlove and Whisper give their parts.
  private static List<Utterance> json(String text) {
    Speech speech = new Speech();
    int last = 0;
    for (Map<String, String> segment : JsonRows.of(text, "segments").rows()) {
      Integer start = Timecode.seconds(first(segment, "starttime", "start"));
      last = start == null ? last : start;
      String speaker = Names.clean(first(segment, "speaker", "voice", "speakername"));
      speech.add(last, speaker, first(segment, "body", "text"));
    }
    return speech.all();
  }

  private static String first(Map<String, String> row, String... names) {
    for (String name : names) {
      String value = row.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return "";
  }
}
