package tributary.enrich.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Passage;
import tributary.enrich.text.Tokens;
import tributary.events.item.Item;
import tributary.events.item.Sentence;

/// What of an item is read to find its subjects.
///
/// @param id of the item
/// @param title its words, as [Tokens#all] gives them
/// @param text the first words of the text, and of each part of an episode
/// @param meaning of title and text, or none
public record Reading(String id, List<String> title, List<String> text, Embedding meaning) {
  /// As far as is read: news says first what it is about.
  private static final int MOST_WORDS = 400;

  private static final int MOST_OF_PARTS = 2_000;
  private static final int TITLE_COUNTS = 2;

  /// A text before it is read.
  ///
  /// @param id of the item
  /// @param title as readers see it
  /// @param sentences its first ones, as far as they are read
  public record Source(String id, String title, List<String> sentences) {
    public Source {
      sentences = List.copyOf(sentences);
    }

    /// The beginning of an item.
    public static Source of(Item item) {
      List<String> first = new ArrayList<>();
      int words = 0;
      for (Sentence sentence : item.sentences()) {
        if (words >= MOST_WORDS) {
          break;
        }
        first.add(sentence.text());
        words += 1 + (int) sentence.text().chars().filter(c -> c == ' ').count();
      }
      return new Source(item.id(), item.title(), first);
    }

    /// Reads it.
    ///
    /// @param embedder for its meaning, as the stream finds it
    public Reading read(Embedder embedder) {
      Passage whole = new Passage(0, null, title, String.join(" ", sentences));
      return Reading.of(id, title, sentences, embedder.embed(whole.whole()));
    }
  }

  public Reading {
    title = List.copyOf(title);
    text = List.copyOf(text);
  }

  /// Reads a draft.
  public static Reading of(Embedded embedded) {
    Draft draft = embedded.draft();
    List<String> words = words(draft.sentences().stream().map(Sentence::text).toList());
    for (Passage part : draft.passages()) {
      if (part.number() > 0 && words.size() < MOST_OF_PARTS) {
        words.addAll(Tokens.all(part.whole()));
      }
    }
    Embedding meaning =
        embedded.meanings().isEmpty() ? Embedding.NONE : embedded.meanings().getFirst();
    return new Reading(draft.id(), Tokens.all(draft.title()), words, meaning);
  }

  /// Reads a title and a text.
  public static Reading of(String id, String title, List<String> sentences, Embedding meaning) {
    return new Reading(id, Tokens.all(title), words(sentences), meaning);
  }

  private static List<String> words(List<String> sentences) {
    List<String> words = new ArrayList<>();
    for (String sentence : sentences) {
      if (words.size() >= MOST_WORDS) {
        break;
      }
      List<String> more = Tokens.all(sentence);
      words.addAll(more.subList(0, Math.min(more.size(), MOST_WORDS - words.size())));
    }
    return words;
  }

  /// How often each meaningful word stands in it; a title's words count twice.
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    count(title, TITLE_COUNTS, counts);
    count(text, 1, counts);
    return counts;
  }

  private static void count(List<String> words, int weight, Map<String, Integer> counts) {
    for (String word : words) {
      if (!Tokens.empty(word)) {
        counts.merge(word, weight, Integer::sum);
      }
    }
  }
}
