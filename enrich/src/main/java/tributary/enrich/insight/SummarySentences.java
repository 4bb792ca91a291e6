package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.item.Sentence;

/// Reads sentences, those read lately only once: they come again with other lengths and weights,
/// and with each version of what they stand in. Safe to share between threads.
final class SummarySentences {
  /// Some eight megabytes.
  private static final int REMEMBERED = 16_000;

  /// Of a longer text none is remembered: it would drive all others out.
  private static final int LONG_TEXT = 2_000;

  private final DocumentFrequencies frequencies;
  private final Map<String, SummarySentence> lately = new Lately();

  SummarySentences(DocumentFrequencies frequencies) {
    this.frequencies = frequencies;
  }

  List<SummarySentence> read(List<Sentence> sentences) {
    boolean remember = sentences.size() <= LONG_TEXT;
    List<SummarySentence> read = new ArrayList<>(sentences.size());
    for (Sentence sentence : sentences) {
      read.add(
          remember ? read(sentence.text()) : SummarySentence.read(sentence.text(), frequencies));
    }
    return read;
  }

  private SummarySentence read(String text) {
    synchronized (lately) {
      SummarySentence known = lately.get(text);
      if (known != null) {
        return known;
      }
    }
    SummarySentence read = SummarySentence.read(text, frequencies);
    synchronized (lately) {
      lately.put(text, read);
    }
    return read;
  }

  private static final class Lately extends LinkedHashMap<String, SummarySentence> {
    Lately() {
      super(1 << 10, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, SummarySentence> eldest) {
      return size() > REMEMBERED;
    }
  }
}
