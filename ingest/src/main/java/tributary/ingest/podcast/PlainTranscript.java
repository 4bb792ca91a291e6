package tributary.ingest.podcast;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Utterance;

/// A transcript as plain text: paragraphs, or lines that begin with a time, a speaker, or both.
final class PlainTranscript {
  private final Speech speech = new Speech();
  private final StringBuilder paragraph = new StringBuilder();
  private int start;
  private @Nullable String speaker;

  private PlainTranscript() {}

  static List<Utterance> read(String text) {
    PlainTranscript transcript = new PlainTranscript();
    Iterator<String> lines = text.lines().iterator();
    while (lines.hasNext() && !transcript.speech.full()) {
      transcript.line(lines.next().strip());
    }
    transcript.end();
    return transcript.speech.all();
  }

  private void line(String line) {
    if (line.isEmpty()) {
      end();
      return;
    }
    Label label = Label.of(line);
    if (label.start() != null || label.speaker() != null) {
      end();
      start = label.start() == null ? start : label.start();
      speaker = label.speaker();
    }
    paragraph.append(label.rest()).append(' ');
  }

  /// A label on a line of its own speaks for the paragraph below it; no label, for one alone.
  private void end() {
    if (!paragraph.toString().isBlank()) {
      speech.add(start, speaker, paragraph.toString());
      speaker = null;
    }
    paragraph.setLength(0);
  }
}
