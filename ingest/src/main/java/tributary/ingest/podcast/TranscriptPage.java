package tributary.ingest.podcast;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Utterance;
import tributary.ingest.text.Sanitizer;

/// A transcript as HTML: in the form of the podcast namespace (`cite`, `time` and `p`), else the
/// paragraphs of a page, read like plain text.
final class TranscriptPage {
  /// Characters read: the words of a day, with their marks.
  private static final int MOST = 2_000_000;

  private TranscriptPage() {}

  /// @param strict whether only the namespace's form will do
  static List<Utterance> read(String html, boolean strict) {
    Document page = Jsoup.parse(Sanitizer.cut(html, MOST));
    if (page.selectFirst("cite, time") != null && page.selectFirst("p") != null) {
      return marked(page);
    }
    return strict ? List.of() : PlainTranscript.read(HtmlLines.of(page.body()));
  }

  private static List<Utterance> marked(Document page) {
    Speech speech = new Speech();
    int start = 0;
    @Nullable String speaker = null;
    for (Element e : page.select("cite, time, p")) {
      if (e.normalName().equals("p")) {
        speech.add(start, speaker, e.text());
      } else if (e.closest("p") == null) {
        speaker = e.normalName().equals("cite") ? Names.clean(e.text()) : speaker;
        start = e.normalName().equals("time") ? time(e, start) : start;
      }
    }
    return speech.all();
  }

  private static int time(Element e, int before) {
    Integer said = Timecode.seconds(e.text());
    return said == null ? before : said;
  }
}
