package tributary.bench.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tributary.enrich.text.Sentences;
import tributary.events.item.Ids;
import tributary.events.item.Sentence;
import tributary.publish.proof.Original;

/// A public text by sentences.
///
/// @param event whose telling it is
public record Text(String item, String event, String title, List<Sentence> sentences) {
  private static final Pattern LINES = Pattern.compile("\n+");

  public Text {
    sentences = List.copyOf(sentences);
  }

  /// Splits a text as enrich does.
  public static Text of(String item, String event, String title, String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (String line : LINES.split(text, -1)) {
      for (String sentence : Sentences.of(line)) {
        sentences.add(sentence(sentences.size(), sentence));
      }
    }
    return new Text(item, event, title, sentences);
  }

  static Sentence sentence(int position, String text) {
    return new Sentence(position + "-" + Ids.hash(text).substring(0, 8), text, null, null);
  }

  /// Sentences that may be claims: whole, and neither a stump nor a page.
  public List<Sentence> claims() {
    return sentences.stream()
        .filter(sentence -> Sentences.whole(sentence.text()))
        .filter(sentence -> !Character.isLowerCase(sentence.text().codePointAt(0)))
        .filter(sentence -> Character.isLetterOrDigit(sentence.text().codePointAt(0)))
        .filter(sentence -> !sentence.text().endsWith("?"))
        .filter(sentence -> sentence.text().length() > 50 && sentence.text().length() < 400)
        .toList();
  }

  /// The same with another sentence in the place of one.
  Text with(Sentence sentence, String text) {
    return new Text(
        item,
        event,
        title,
        sentences.stream()
            .map(s -> s.id().equals(sentence.id()) ? new Sentence(s.id(), text, null, null) : s)
            .toList());
  }

  Original original() {
    return new Original(item, 1, title, "en", sentences);
  }
}
