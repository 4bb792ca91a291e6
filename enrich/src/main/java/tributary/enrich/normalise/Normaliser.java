package tributary.enrich.normalise;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.enrich.fact.Facts;
import tributary.enrich.language.Language;
import tributary.enrich.text.Sentences;
import tributary.events.item.Chapter;
import tributary.events.item.Ids;
import tributary.events.item.RawItem;
import tributary.events.item.Sentence;
import tributary.events.item.Utterance;

/// Makes a raw item readable: plain sentences with ids, a canonical link. A pure function of the
/// raw item. Safe to share between threads.
public final class Normaliser {
  private static final int HASH_IN_ID = 8;

  /// Of markup alone, or of characters that nobody sees.
  private static final String UNTITLED = "…";

  private static final int TELLING_SENTENCES = 8;

  /// A longer one is no title, and every story it is in would carry it.
  private static final int LONGEST_TITLE = 500;

  /// Characters of what an item says beside title, text and chapters.
  private static final int MOST_BESIDES = 128 << 10;

  /// The readable form of `raw`.
  ///
  /// @throws IllegalArgumentException if no record could hold it
  public Draft normalise(RawItem raw) {
    refuseOversized(raw);
    String full = PlainText.paragraphs(raw.title()).stream().findFirst().orElse(UNTITLED);
    String title = Boilerplate.title(shortened(full));
    Space space = new Space();
    List<Chapter> chapters = chapters(raw, space);
    List<Sentence> sentences = sentences(raw, space);
    String language = Language.of(raw.language(), beginning(title, sentences));
    LocalDate date = LocalDate.ofInstant(raw.dates().clamped(), ZoneOffset.UTC);
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
        language,
        raw.image(),
        raw.enclosures(),
        raw.duration(),
        chapters,
        raw.episode() == null ? null : raw.episode().inBrief(),
        raw.reply(),
        raw.place(),
        Facts.of(title, sentences, language, date),
        List.of(),
        List.of(),
        raw.truncated() || space.full() || full.length() > LONGEST_TITLE);
  }

  /// Links, names and addresses are not cut: half of one is another.
  private static void refuseOversized(RawItem raw) {
    long size = 0;
    for (Object part :
        Arrays.asList(
            raw.id(),
            raw.origin(),
            raw.link(),
            raw.authors(),
            raw.image(),
            raw.enclosures(),
            raw.episode(),
            raw.reply(),
            raw.place())) {
      size += String.valueOf(part).length();
    }
    if (size > MOST_BESIDES) {
      throw new IllegalArgumentException(
          "%d characters of links, authors, enclosures and the like: an item holds %d"
              .formatted(size, MOST_BESIDES));
    }
  }

  private static List<Chapter> chapters(RawItem raw, Space space) {
    return raw.chapters().stream()
        .filter(chapter -> space.takes(chapter.title() + Objects.toString(chapter.link(), "")))
        .toList();
  }

  /// By which its language is told.
  private static String beginning(String title, List<Sentence> sentences) {
    return title
        + "\n"
        + sentences.stream()
            .limit(TELLING_SENTENCES)
            .map(Sentence::text)
            .collect(Collectors.joining("\n"));
  }

  private static List<Sentence> sentences(RawItem raw, Space space) {
    List<Sentence> sentences = new ArrayList<>();
    List<String> paragraphs = Boilerplate.without(paragraphs(raw));
    for (int i = 0; i < paragraphs.size(); i++) {
      boolean footer = Boilerplate.footer(i, paragraphs.size());
      Sentences.of(paragraphs.get(i)).stream()
          .map(text -> Boilerplate.sentence(text, footer))
          .filter(text -> !text.isEmpty())
          .filter(space::takes)
          .forEach(text -> sentences.add(sentence(sentences.size(), text, null, null)));
    }
    for (Utterance utterance : raw.transcript()) {
      for (String text : Sentences.of(PlainText.line(utterance.text()))) {
        if (space.takes(text)) {
          sentences.add(sentence(sentences.size(), text, utterance.start(), utterance.speaker()));
        }
      }
    }
    return sentences;
  }

  private static String shortened(String title) {
    if (title.length() <= LONGEST_TITLE) {
      return title;
    }
    int end = LONGEST_TITLE - 1;
    return title.substring(0, Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end)
        + "…";
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

  private static Sentence sentence(
      int position, String text, @Nullable Integer second, @Nullable String speaker) {
    return new Sentence(
        position + "-" + Ids.hash(text).substring(0, HASH_IN_ID), text, second, speaker);
  }
}
