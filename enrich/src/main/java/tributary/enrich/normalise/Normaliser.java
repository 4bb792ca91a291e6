package tributary.enrich.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.enrich.subject.Tagger;
import tributary.enrich.text.Sentences;
import tributary.enrich.text.Tokens;
import tributary.events.item.Ids;
import tributary.events.item.RawItem;
import tributary.events.item.Sentence;
import tributary.events.item.Utterance;

/// Makes a raw item readable: plain sentences with ids, a canonical link, subjects. A pure function
/// of the raw item. Safe to share between threads.
public final class Normaliser {
  /// What feeds add to every entry and nobody wrote for its readers.
  private static final Pattern BOILERPLATE =
      Pattern.compile(
          "(?i)^(the (post|article) .{1,300} (appeared|was) (first )?(on|published).*"
              + "|(click here|read more|continue reading|share this|subscribe|sign up|follow us)\\b.{0,80}"
              + "|this (article|story|post) (was )?(originally|first) (appeared|published).*)$");

  private static final int HASH_IN_ID = 8;

  private final Tagger tagger;

  public Normaliser(Tagger tagger) {
    this.tagger = tagger;
  }

  /// The readable form of `raw`.
  public Draft normalise(RawItem raw) {
    String title = PlainText.paragraphs(raw.title()).stream().findFirst().orElse(raw.title());
    List<Sentence> sentences = sentences(raw);
    List<String> words = new ArrayList<>();
    sentences.forEach(sentence -> words.addAll(Tokens.all(sentence.text())));
    return new Draft(
        raw.id(),
        raw.version(),
        raw.kind(),
        raw.origin(),
        raw.link() == null ? null : CanonicalUrl.of(raw.link()),
        title,
        sentences,
        raw.dates(),
        raw.authors(),
        raw.language(),
        raw.image(),
        raw.enclosures(),
        raw.duration(),
        raw.chapters(),
        tagger.tag(Tokens.all(title), words),
        raw.truncated());
  }

  private static List<Sentence> sentences(RawItem raw) {
    List<Sentence> sentences = new ArrayList<>();
    for (String paragraph : paragraphs(raw)) {
      Sentences.of(paragraph).stream()
          .filter(text -> !BOILERPLATE.matcher(text).matches())
          .forEach(text -> sentences.add(sentence(sentences.size(), text, null)));
    }
    for (Utterance utterance : raw.transcript()) {
      for (String text : Sentences.of(utterance.text())) {
        sentences.add(sentence(sentences.size(), text, utterance.start()));
      }
    }
    return sentences;
  }

  /// The fuller of content and summary: feeds give the same text twice, or a teaser beside it.
  private static List<String> paragraphs(RawItem raw) {
    List<String> content = paragraphs(raw.content());
    List<String> summary = paragraphs(raw.summary());
    return length(summary) > length(content) ? summary : content;
  }

  private static List<String> paragraphs(@Nullable String html) {
    return html == null ? List.of() : PlainText.paragraphs(html);
  }

  private static int length(List<String> paragraphs) {
    return paragraphs.stream().mapToInt(String::length).sum();
  }

  private static Sentence sentence(int position, String text, @Nullable Integer second) {
    return new Sentence(position + "-" + Ids.hash(text).substring(0, HASH_IN_ID), text, second);
  }
}
