package tributary.publish.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.uhighlight.CustomSeparatorBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import tributary.events.item.Item;
import tributary.events.item.Sentence;

/// Finds again in the texts of items what was looked for. Places come from the index, so that a
/// long transcript is not read once more. For one inquiry.
final class Marking extends UnifiedHighlighter {
  /// Sentences shown of an item.
  private static final int SENTENCES = 2;

  /// Characters of a sentence or title shown.
  private static final int LENGTH = 280;

  /// Characters read of a text where places cannot come from the index: for beginnings and words
  /// that are spelt alike.
  private static final int READ = 300_000;

  private static final String[] FIELDS = {Fields.TITLE, Fields.TEXT, Fields.TRANSCRIPT};

  private record Found(List<Passage> passages) {}

  private static final PassageFormatter AS_THEY_ARE =
      new PassageFormatter() {
        @Override
        public Object format(Passage[] passages, String content) {
          return new Found(List.of(passages));
        }
      };

  private final Map<Integer, Item> items;
  private final Query words;

  /// @param items by the number of their document
  /// @param words what is marked
  Marking(IndexSearcher searcher, Map<Integer, Item> items, Query words) {
    super(
        builder(searcher, Analysis.ENGLISH)
            .withBreakIterator(() -> new CustomSeparatorBreakIterator(Fields.SEPARATOR))
            .withFormatter(AS_THEY_ARE)
            .withMaxNoHighlightPassages(0)
            .withMaxLength(READ)
            .withWeightMatches(hasPhrase(words))
            .withPassageSortComparator(Comparator.comparingInt(Passage::getStartOffset)));
    this.items = Map.copyOf(items);
    this.words = words;
  }

  /// Whether words are looked for side by side. Only then is the whole query asked of each text
  /// again, so that they are marked as one: words by themselves are found quicker one by one.
  private static boolean hasPhrase(Query words) {
    AtomicBoolean found = new AtomicBoolean();
    words.visit(
        new QueryVisitor() {
          @Override
          public void consumeTerms(Query query, Term... terms) {
            if (query instanceof PhraseQuery || query instanceof MultiPhraseQuery) {
              found.set(true);
            }
          }
        });
    return found.get();
  }

  /// The hits, by the number of their document.
  Map<Integer, Hit> hits() throws IOException {
    int[] documents = items.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] most = {1, SENTENCES, SENTENCES};
    Map<String, Object[]> found = highlightFieldsAsObjects(FIELDS, words, documents, most);
    Map<Integer, Hit> hits = new HashMap<>();
    for (int i = 0; i < documents.length; i++) {
      Item item = items.get(documents[i]);
      if (item != null) {
        hits.put(documents[i], hit(item, found, i));
      }
    }
    return hits;
  }

  /// An item in which nothing is marked.
  static Hit unmarked(Item item) {
    return new Hit(item, Pieces.of(item.title(), List.of(), LENGTH), first(item));
  }

  private static Hit hit(Item item, Map<String, Object[]> found, int number) {
    List<Hit.Snippet> snippets = new ArrayList<>();
    snippets.addAll(snippets(item, true, passages(found, Fields.TRANSCRIPT, number)));
    snippets.addAll(snippets(item, false, passages(found, Fields.TEXT, number)));
    List<Pieces.Span> title = new ArrayList<>();
    for (Passage passage : passages(found, Fields.TITLE, number)) {
      title.addAll(spans(passage, 0));
    }
    return new Hit(
        item,
        Pieces.of(item.title(), title, LENGTH),
        snippets.isEmpty()
            ? first(item)
            : snippets.subList(0, Math.min(SENTENCES, snippets.size())));
  }

  private static List<Passage> passages(Map<String, Object[]> found, String field, int number) {
    Object[] all = found.get(field);
    return all != null && all[number] instanceof Found(List<Passage> passages)
        ? passages
        : List.of();
  }

  private static List<Hit.Snippet> first(Item item) {
    return item.sentences().stream()
        .limit(1)
        .map(sentence -> new Hit.Snippet(sentence, Pieces.of(sentence.text(), List.of(), LENGTH)))
        .toList();
  }

  private static List<Hit.Snippet> snippets(Item item, boolean spoken, List<Passage> passages) {
    List<Hit.Snippet> snippets = new ArrayList<>();
    List<Sentence> sentences = Fields.sentences(item, spoken);
    int[] starts = starts(sentences);
    for (Passage passage : passages) {
      int at = Arrays.binarySearch(starts, passage.getStartOffset());
      int number = at < 0 ? -at - 2 : at;
      if (number >= 0 && passage.getNumMatches() > 0) {
        Sentence sentence = sentences.get(number);
        snippets.add(
            new Hit.Snippet(
                sentence,
                Pieces.of(
                    sentence.text(), within(sentence, spans(passage, starts[number])), LENGTH)));
      }
    }
    return snippets;
  }

  private static int[] starts(List<Sentence> sentences) {
    int[] starts = new int[sentences.size()];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + sentences.get(i - 1).text().length() + 1;
    }
    return starts;
  }

  /// A phrase may run on into the next sentence.
  private static List<Pieces.Span> within(Sentence sentence, List<Pieces.Span> spans) {
    int length = sentence.text().length();
    return spans.stream()
        .filter(span -> span.start() >= 0 && span.start() < length)
        .map(span -> new Pieces.Span(span.start(), Math.min(length, span.end())))
        .toList();
  }

  private static List<Pieces.Span> spans(Passage passage, int from) {
    List<Pieces.Span> spans = new ArrayList<>();
    for (int i = 0; i < passage.getNumMatches(); i++) {
      spans.add(
          new Pieces.Span(passage.getMatchStarts()[i] - from, passage.getMatchEnds()[i] - from));
    }
    return spans;
  }

  /// Texts are not kept by themselves: they are in the item.
  @Override
  protected List<CharSequence[]> loadFieldValues(
      String[] fields, DocIdSetIterator documents, int threshold) throws IOException {
    List<CharSequence[]> values = new ArrayList<>();
    for (int d = documents.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = documents.nextDoc()) {
      Item item = items.get(d);
      CharSequence[] texts = new CharSequence[fields.length];
      for (int i = 0; i < fields.length; i++) {
        texts[i] = item == null ? "" : Fields.text(item, fields[i]);
      }
      values.add(texts);
    }
    return values;
  }
}
